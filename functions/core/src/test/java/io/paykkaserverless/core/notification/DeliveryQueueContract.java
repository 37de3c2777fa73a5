package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.OutboxOwner.OfAgreement;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DeliveryQueue} promises; each test gets empty queues. */
public abstract class DeliveryQueueContract {

  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);
  private static final NotificationId OF_AGREEMENT =
      new NotificationId(new OfAgreement(Agreements.ID), 2);

  /** The queue under test. */
  protected abstract DeliveryQueue queue();

  /**
   * What is brought to whoever makes first tries, repeats included, and never again.
   *
   * @param expected how many to wait for; fewer where no more come
   */
  protected abstract List<QueuedNotification> firstTries(int expected);

  /**
   * Likewise for whoever makes the later ones: what is brought by now, and not what still waits.
   */
  protected abstract List<QueuedNotification> laterTries(int expected);

  /** Lets so much time pass. */
  protected abstract void pass(Duration time);

  /** From now on nothing is taken. */
  protected abstract void breakDown();

  @Test
  void bringsWhatIsAddressedAtOnceAndToNobodyWhoMakesLaterTries() {
    List<Addressed> addressed =
        List.of(
            new Addressed(delivery(ID, "shop"), 0),
            new Addressed(delivery(ID, "erp"), 3),
            new Addressed(delivery(OF_AGREEMENT, "shop"), Integer.MAX_VALUE));

    queue().address(addressed);

    assertThat(firstTries(3)).hasSameElementsAs(addressed);
    assertThat(laterTries(0)).isEmpty();
  }

  @Test
  void bringsWhatIsTriedAgainToNobodyWhoMakesFirstTries() {
    List<Retried> retried =
        List.of(
            new Retried(delivery(ID, "shop"), 0),
            new Retried(delivery(ID, "erp"), 3),
            new Retried(delivery(OF_AGREEMENT, "shop"), Integer.MAX_VALUE));

    queue().retry(retried, Duration.ZERO);

    assertThat(laterTries(3)).hasSameElementsAs(retried);
    assertThat(firstTries(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 45})
  void bringsAsManyAsThereAre(int number) {
    List<Addressed> addressed =
        numbered(number, it -> new Addressed(delivery(ID, "shop-" + it), 0));
    List<Retried> retried = numbered(number, it -> new Retried(delivery(ID, "erp-" + it), 1));

    queue().address(addressed);
    queue().retry(retried, Duration.ZERO);

    assertThat(firstTries(number)).hasSameElementsAs(addressed);
    assertThat(laterTries(number)).hasSameElementsAs(retried);
  }

  @Test
  void bringsNothingBeforeItsTime() {
    Retried again = new Retried(delivery(ID, "shop"), 1);

    queue().retry(List.of(again), Duration.ofMillis(1_200));

    assertThat(laterTries(0)).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(laterTries(0)).isEmpty();
    // A queue may count in whole seconds.
    pass(Duration.ofMillis(1_100));
    assertThat(laterTries(1)).containsOnly(again);
  }

  @Test
  void waitsAsLongAsItCanAndTakesNothingThatShallWaitLonger() {
    List<Retried> again = List.of(new Retried(delivery(ID, "shop"), 1));

    queue().retry(again, DeliveryQueue.DELAY_MAX);

    assertThat(laterTries(0)).isEmpty();
    assertThatThrownBy(() -> queue().retry(again, DeliveryQueue.DELAY_MAX.plusMillis(1)))
        .isInstanceOf(QueueUnavailable.class);
  }

  @Test
  void saysSoWhenItDoesNotTakeWhatItIsGiven() {
    breakDown();
    List<Addressed> addressed = List.of(new Addressed(delivery(ID, "shop"), 0));
    List<Retried> retried = List.of(new Retried(delivery(ID, "shop"), 1));

    assertThatThrownBy(() -> queue().address(addressed)).isInstanceOf(QueueUnavailable.class);
    assertThatThrownBy(() -> queue().retry(retried, Duration.ofMinutes(1)))
        .isInstanceOf(QueueUnavailable.class);
  }

  @Test
  void takesNothingFromWhoHasNothingWhetherItWorksOrNot() {
    breakDown();

    assertThatCode(() -> queue().address(List.of())).doesNotThrowAnyException();
    assertThatCode(() -> queue().retry(List.of(), Duration.ZERO)).doesNotThrowAnyException();
  }

  private static DeliveryId delivery(NotificationId notification, String endpoint) {
    return new DeliveryId(notification, new EndpointName(endpoint));
  }

  private static <T> List<T> numbered(int number, IntFunction<T> message) {
    return IntStream.range(0, number).mapToObj(message).toList();
  }
}
