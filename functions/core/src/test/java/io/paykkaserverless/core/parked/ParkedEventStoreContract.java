package io.paykkaserverless.core.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link ParkedEventStore} and its {@link DueIndex} promise. Extended once per store;
 * each test gets an empty one.
 */
public abstract class ParkedEventStoreContract {

  private static final int SWEEPS = 20;
  private static final Instant FIRST_TRY = Payments.NOW.plus(Duration.ofMinutes(1));
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  private final ParkedEvent event = ParkedEvents.unknown();

  /** The store under test, empty when a test begins. */
  protected abstract ParkedEventStore store();

  /** The index over the store under test. */
  protected abstract DueIndex index();

  @Test
  void findsNothingThatWasNeverParked() {
    assertThat(store().find(event.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ParkedReason.class)
  void keepsEveryDetail(ParkedReason reason) {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    ParkedEvent odd =
        ParkedEvent.of(EventBody.of(everyByte), "NEWS", reason, "GW1 ✓", Payments.NOW);
    store().parkUnlessPresent(odd);

    assertThat(store().find(odd.id())).contains(odd);
  }

  @Test
  void keepsAnEmptyBody() {
    ParkedEvent empty = ParkedEvents.saying("", Payments.NOW);
    store().parkUnlessPresent(empty);

    assertThat(store().find(empty.id())).contains(empty);
  }

  @Test
  void keepsABodyOnceAndLeavesItAsItIs() {
    store().parkUnlessPresent(event);
    store().reschedule(event.triedAt(FIRST_TRY));
    store().parkUnlessPresent(event);

    assertThat(store().find(event.id())).contains(event.triedAt(FIRST_TRY));
    assertThat(store().newest(10)).hasSize(1);
  }

  @Test
  void letsOnlyOneOfTwoSweepsTryAnEvent() {
    store().parkUnlessPresent(event);

    assertThat(store().reschedule(event.triedAt(FIRST_TRY))).isTrue();
    assertThat(store().reschedule(event.triedAt(FIRST_TRY))).isFalse();
    assertThat(store().find(event.id())).contains(event.triedAt(FIRST_TRY));
  }

  @Test
  void letsOnlyOneOfManySweepsAtOnceTryAnEvent() throws Exception {
    store().parkUnlessPresent(event);

    List<Boolean> answers = AtOnce.times(SWEEPS, _ -> store().reschedule(event.triedAt(FIRST_TRY)));

    assertThat(answers).containsOnlyOnce(true);
    assertThat(store().find(event.id())).contains(event.triedAt(FIRST_TRY));
  }

  @Test
  void bringsNothingBackThatWasDeleted() {
    store().parkUnlessPresent(event);
    store().delete(event.id());

    assertThat(store().reschedule(event.triedAt(FIRST_TRY))).isFalse();
    assertThat(store().find(event.id())).isEmpty();
    assertThat(store().newest(10)).isEmpty();
  }

  @Test
  void deletesTwiceWithoutComplaint() {
    store().parkUnlessPresent(event);
    store().delete(event.id());
    store().delete(event.id());

    assertThat(store().find(event.id())).isEmpty();
  }

  @Test
  void listsWhatCameLastFirstAndNoMoreThanWanted() {
    ParkedEvent later = ParkedEvents.saying("later", Payments.NOW.plusSeconds(2));
    ParkedEvent between = ParkedEvents.saying("between", Payments.NOW.plusSeconds(1));
    store().parkUnlessPresent(later);
    store().parkUnlessPresent(event);
    store().parkUnlessPresent(between);

    assertThat(store().newest(10)).containsExactly(later, between, event);
    assertThat(store().newest(2)).containsExactly(later, between);
  }

  /** A page of DynamoDB ends at 1 MB. */
  @Test
  void listsBigBodiesToo() {
    for (int i = 0; i < 6; i++) {
      store().parkUnlessPresent(ParkedEvents.saying(i + "x".repeat(256 * 1024), at(i)));
    }

    assertThat(store().newest(10)).extracting(ParkedEvent::parkedAt).hasSize(6);
    assertThat(store().newest(5))
        .extracting(ParkedEvent::parkedAt)
        .containsExactly(at(5), at(4), at(3), at(2), at(1));
  }

  @Test
  void tellsWhatIsDueAndNothingBefore() {
    store().parkUnlessPresent(event);

    assertThat(index().parkedEvents(FIRST_TRY.minusMillis(1), 10)).isEmpty();
    assertThat(index().parkedEvents(FIRST_TRY, 10)).containsExactly(event.id());
    assertThat(index().payments(FAR, 10)).isEmpty();
    assertThat(index().agreements(FAR, 10)).isEmpty();
  }

  @Test
  void tellsTheNextTimeOnceAnEventWasTried() {
    store().parkUnlessPresent(event);
    store().reschedule(event.triedAt(FIRST_TRY));

    assertThat(index().parkedEvents(FIRST_TRY, 10)).isEmpty();
    assertThat(index().parkedEvents(Payments.NOW.plus(Duration.ofMinutes(5)), 10))
        .containsExactly(event.id());
  }

  @Test
  void keepsWhatIsNotTriedAnyMoreAndNeverCallsItDue() {
    ParkedEvent over = event.triedAt(Payments.NOW.plus(Duration.ofDays(29)));
    store().parkUnlessPresent(event);
    store().reschedule(over);

    assertThat(index().parkedEvents(FAR, 10)).isEmpty();
    assertThat(store().newest(10)).containsExactly(over);
  }

  private static Instant at(int seconds) {
    return Payments.NOW.plusSeconds(seconds);
  }
}
