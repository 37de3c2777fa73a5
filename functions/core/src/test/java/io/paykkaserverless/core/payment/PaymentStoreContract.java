package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.PaymentStore.Insertion;
import io.paykkaserverless.core.payment.PaymentStore.Replacement;
import io.paykkaserverless.core.race.AtOnce;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link PaymentStore} promises. Extended once per store; each test gets an empty one.
 */
public abstract class PaymentStoreContract {

  private static final int WRITERS = 20;

  /** The store under test, empty when a test begins. */
  protected abstract PaymentStore store();

  @Test
  void findsNothingThatWasNeverStored() {
    assertThat(store().find(Payments.ID)).isEmpty();
  }

  @Test
  void findsWhatWasInserted() {
    assertThat(store().insert(Payments.created())).isEqualTo(new Insertion.Inserted());
    assertThat(store().find(Payments.ID)).contains(Payments.created());
    assertThat(store().find(Payments.OTHER_ID)).isEmpty();
  }

  @Test
  void refusesATakenIdAndHandsBackWhatIsStored() {
    store().insert(Payments.created());
    Payment other = Payments.payment().reference("order-1002").build();

    assertThat(store().insert(other)).isEqualTo(new Insertion.AlreadyExists(Payments.created()));
    assertThat(store().find(Payments.ID)).contains(Payments.created());
  }

  @Test
  void replacesTheVersionJustBefore() {
    store().insert(Payments.created());

    assertThat(store().replace(Payments.processing())).isEqualTo(new Replacement.Replaced());
    assertThat(store().replace(Payments.awaitingShopper())).isEqualTo(new Replacement.Replaced());
    assertThat(store().find(Payments.ID)).contains(Payments.awaitingShopper());
  }

  @Test
  void refusesToSkipAVersion() {
    store().insert(Payments.created());

    assertThat(store().replace(Payments.awaitingShopper()))
        .isEqualTo(new Replacement.Overtaken(Payments.created()));
    assertThat(store().find(Payments.ID)).contains(Payments.created());
  }

  @Test
  void refusesToGoBackAndHandsBackWhatIsStored() {
    store().insert(Payments.created());
    store().replace(Payments.processing());
    store().replace(Payments.awaitingShopper());

    assertThat(store().replace(Payments.processing()))
        .isEqualTo(new Replacement.Overtaken(Payments.awaitingShopper()));
  }

  @Test
  void handsBackOurOwnWriteWhenItIsMadeTwice() {
    store().insert(Payments.created());
    store().replace(Payments.processing());

    assertThat(store().replace(Payments.processing()))
        .isEqualTo(new Replacement.Overtaken(Payments.processing()));
  }

  @Test
  void refusesToReplaceWhatWasNeverStored() {
    assertThatThrownBy(() -> store().replace(Payments.processing()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Payments.ID.value());
    assertThat(store().find(Payments.ID)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("payments")
  void keepsEveryDetail(Payment payment) {
    store().insert(payment);

    assertThat(store().find(payment.id())).contains(payment);
    assertThat(store().insert(payment)).isEqualTo(new Insertion.AlreadyExists(payment));
  }

  static Stream<Payment> payments() {
    return Stream.of(
        Payments.created(),
        Payments.processing(),
        Payments.awaitingShopper(),
        Payments.unknown(),
        Payments.paid(),
        Payments.declined(),
        Payments.everyField());
  }

  @Test
  void refusesATimeFinerThanAMillisecond() {
    Payment payment = Payments.payment().createdAt(Payments.NOW.plusNanos(1)).build();

    assertThatThrownBy(() -> store().insert(payment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millisecond");
  }

  @Test
  void oneOfManyConcurrentInsertsWins() throws Exception {
    List<Payment> rivals = rivals(1);

    List<Insertion> answers = AtOnce.times(WRITERS, i -> store().insert(rivals.get(i)));

    Payment winner = store().find(Payments.ID).orElseThrow();
    assertThat(answers).containsOnlyOnce(new Insertion.Inserted());
    assertThat(answers)
        .filteredOn(answer -> answer instanceof Insertion.AlreadyExists)
        .hasSize(WRITERS - 1)
        .containsOnly(new Insertion.AlreadyExists(winner));
    assertThat(rivals).contains(winner);
  }

  @Test
  void oneOfManyConcurrentWritersOnAVersionWins() throws Exception {
    store().insert(Payments.created());
    List<Payment> rivals = rivals(2);

    List<Replacement> answers = AtOnce.times(WRITERS, i -> store().replace(rivals.get(i)));

    Payment winner = store().find(Payments.ID).orElseThrow();
    assertThat(answers).containsOnlyOnce(new Replacement.Replaced());
    assertThat(answers)
        .filteredOn(answer -> answer instanceof Replacement.Overtaken)
        .hasSize(WRITERS - 1)
        .containsOnly(new Replacement.Overtaken(winner));
    assertThat(rivals).contains(winner);
  }

  private static List<Payment> rivals(long version) {
    return IntStream.range(0, WRITERS)
        .mapToObj(i -> Payments.payment().version(version).reference("rival-" + i).build())
        .toList();
  }
}
