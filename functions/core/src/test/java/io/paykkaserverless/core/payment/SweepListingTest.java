package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a payment stands in the sweep's index, which costs two writes to change. */
class SweepListingTest {

  private static final Instant FIRST_LOOK = Payments.NOW.plus(Duration.ofMinutes(10));

  private final TestBench bench = new TestBench();

  @BeforeEach
  void begin() {
    bench.begin(Payment.created(Payments.ID, Payments.created().terms(), OrderDetails.NONE));
  }

  @Test
  void aPaymentThatIsOverSoonStaysWhereItWasPutUntilItLeaves() {
    assertThat(listedAt()).contains(FIRST_LOOK);
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.clock.advance(Duration.ofMinutes(3));
    bench.confirm();
    assertThat(listedAt()).contains(FIRST_LOOK);
    bench.clock.advance(Duration.ofMinutes(2));
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    assertThat(listedAt()).contains(FIRST_LOOK);
    bench.handOver();

    assertThat(listedAt()).isEmpty();
  }

  @Test
  void aPaymentThatExpiresEarlierIsListedForThat() {
    Payment brief = Payments.payment().lifetime(Duration.ofMinutes(4)).build();

    assertThat(Payment.created(brief.id(), brief.terms(), OrderDetails.NONE).listedAt())
        .contains(brief.terms().expiresAt());
  }

  @Test
  void whereTheAnswerWasLostTheSweepComesInTime() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();

    bench.confirm();

    assertThat(bench.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(listedAt()).isEqualTo(bench.payment().dueAt());
  }

  @Test
  void whereTheAnswerToACaptureWasLostItComesInTimeToo() {
    TestBench authorised = new TestBench();
    authorised.begin(
        Payment.created(
            Payments.ID,
            Payments.payment().captureMethod(CaptureMethod.MANUAL).build().terms(),
            OrderDetails.NONE));
    authorised.paykka.mood(Mood.AUTHORIZES_ONLY);
    authorised.confirm();
    authorised.operations.mood(FakeOperations.Mood.NEVER_GETS_THE_REQUEST);

    authorised.operate.operate(Operations.captureAll("key-1"));

    assertThat(authorised.payment().books().open()).hasSize(1);
    assertThat(authorised.payment().listedAt()).isEqualTo(authorised.payment().dueAt());
  }

  @Test
  void theSweepComesNeverMuchTooLate() {
    bench.sweep.run(Instant.MAX);
    bench.clock.set(FIRST_LOOK);
    bench.sweep.run(Instant.MAX);
    assertThat(listedAt()).contains(bench.payment().terms().expiresAt());

    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();

    assertThat(listedAt().orElseThrow())
        .isBetween(
            bench.payment().dueAt().orElseThrow().minus(Duration.ofHours(1)),
            bench.payment().dueAt().orElseThrow().plus(Duration.ofMinutes(10)));
  }

  @Test
  void aLookBeforeAnythingIsDueChangesOnlyWhenTheNextOneIs() {
    Payment created = bench.payment();
    bench.clock.set(FIRST_LOOK);

    bench.sweep.run(Instant.MAX);
    bench.sweep.run(Instant.MAX);

    assertThat(bench.payment()).isEqualTo(created.relisted().nextVersion());
    assertThat(bench.paykka.queries()).isZero();
  }

  @Test
  void whatWasLookedAtInVainIsListedForTheNextLook() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.confirm();
    for (int look = 0; look < 5; look++) {
      bench.clock.set(listedAt().orElseThrow());
      bench.sweep.run(Instant.MAX);

      assertThat(bench.payment().looks()).isEqualTo(look + 1);
      assertThat(listedAt()).isEqualTo(bench.payment().dueAt());
    }
  }

  /** Else it would be looked at every five minutes for days. */
  @Test
  void whatIsDueMuchLaterDoesNotStayListedForNow() {
    Payment approved =
        Payments.payment()
            .captureMethod(CaptureMethod.MANUAL)
            .state(PaymentState.AUTHORIZED)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.AUTHORIZED))
            .listedAt(FIRST_LOOK)
            .build();

    assertThat(approved.listed().listedAt()).isEqualTo(approved.dueAt());
    assertThat(approved.dueAt().orElseThrow()).isAfter(Payments.NOW.plus(Duration.ofDays(5)));
  }

  private Optional<Instant> listedAt() {
    return bench.payment().listedAt();
  }
}
