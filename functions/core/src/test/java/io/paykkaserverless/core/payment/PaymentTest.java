package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.Operations;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a payment knows of itself. */
class PaymentTest {

  @Test
  void isCountedFromOne() {
    assertThatThrownBy(() -> Payments.payment().version(0).build())
        .hasMessage("version must be at least 1, was 0");
  }

  @Test
  void holdsItsOwnAttemptsInOrder() {
    assertThatThrownBy(() -> Payments.payment().attempt(Payments.started(Payments.SECOND)).build())
        .hasMessage("attempt " + Payments.SECOND + " does not belong at 1");
    AttemptId foreign = new AttemptId(Payments.OTHER_ID, 1);
    assertThatThrownBy(() -> Payments.payment().attempt(Payments.started(foreign)).build())
        .hasMessage("attempt " + foreign + " does not belong at 1");
  }

  @Test
  void hasNoAttemptAndNoOperationOfAnother() {
    Payment payment = Payments.everyField();

    assertThat(payment.attempt(Payments.SECOND)).isPresent();
    assertThat(payment.attempt(new AttemptId(Payments.ID, 3))).isEmpty();
    assertThat(payment.attempt(new AttemptId(Payments.OTHER_ID, 1))).isEmpty();
    assertThat(payment.operation(new OperationId(Payments.ID, OperationKind.CAPTURE, 1)))
        .isPresent();
    Payment other = Payments.payment().id(Payments.OTHER_ID).books(Operations.everyKind()).build();
    assertThat(other.operation(new OperationId(Payments.ID, OperationKind.CAPTURE, 1))).isEmpty();
  }

  @Test
  void whereTwoAttemptsAreApprovedAndNothingTellsWhichWasFirstTheEarlierCounts() {
    Payment twice =
        Payments.payment()
            .state(PaymentState.PAID)
            .attempt(Payments.paid(Payments.FIRST))
            .attempt(Payments.paid(Payments.SECOND))
            .build();

    assertThat(twice.approvedAttempt().orElseThrow().id()).isEqualTo(Payments.FIRST);
  }

  @Test
  void oneMessageIsHandedOverAtATime() {
    Payment payment =
        Payments.payment()
            .outbox(Payments.notification(1, NotificationType.PAYMENT_DECLINED))
            .outbox(Payments.notification(2, NotificationType.PAYMENT_EXPIRED))
            .build();
    Notification first = payment.outbox().getFirst();

    assertThat(payment.withHandedOver(first.id(), Payments.NOW).waiting())
        .containsExactly(payment.outbox().getLast());
  }

  @ParameterizedTest
  @CsvSource({
    // an attempt's state, looks in vain so far, whether it is unresolved since it started
    "UNKNOWN,          0, true",
    "UNKNOWN,          1, true",
    "PROCESSING,       0, false",
    "PROCESSING,       1, true",
    "AWAITING_SHOPPER, 1, false",
    "AUTHORIZED,       1, false",
    "PAID,             1, false",
    "DECLINED,         1, false"
  })
  void isUnresolvedSinceItsAttemptStarted(PaymentState state, int looks, boolean unresolved) {
    Payment payment =
        Payments.payment()
            .state(state)
            .looks(looks)
            .attempt(Payments.attempt(Payments.FIRST, state))
            .build();

    assertThat(payment.unresolvedSince())
        .isEqualTo(unresolved ? Optional.of(Payments.NOW) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    // a part moved; what our books say was captured, voided, refunded; whether it must be asked for
    "PARTIALLY_REFUNDED, 1250,   0,   0, true",
    "PARTIALLY_REFUNDED, 1250,   0, 100, false",
    "PARTIALLY_REVERSED,    0,   0,   0, true",
    "PARTIALLY_REVERSED,  500, 750,   0, false",
    "PAID,               1250,   0,   0, false"
  })
  void aPartThatNobodyNamedIsAskedFor(
      PaymentState state, long captured, long voided, long refunded, boolean doubtful) {
    Books books = Books.EMPTY.with(new Balances(1250, captured, voided, refunded));
    PaymentBuilder payment =
        Payments.payment().state(state).attempt(Payments.attempt(Payments.FIRST, state));

    assertThat(payment.books(books).build().doubtful().isPresent()).isEqualTo(doubtful);
    assertThat(
            payment
                .books(books.differingFrom(Optional.of(new Balances(1250, 1, 0, 0))))
                .build()
                .doubtful())
        .isEmpty();
  }

  @Test
  void looksInVainAreCountedAnewInAnotherState() {
    TestBench bench = new TestBench();
    bench.begin(
        Payments.payment()
            .version(5)
            .state(PaymentState.UNKNOWN)
            .looks(3)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.UNKNOWN))
            .build());

    observe(bench, PaymentEvent.STILL_PROCESSING);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PROCESSING);
    assertThat(bench.payment().looks()).isZero();
  }

  @Test
  void looksInVainGoOnBeingCountedWhereNothingButANumberIsLearned() {
    TestBench bench = new TestBench();
    bench.begin(
        Payments.payment()
            .version(5)
            .state(PaymentState.PROCESSING)
            .looks(3)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.PROCESSING))
            .build());

    bench.writer.observe(
        bench.payment(),
        Payments.FIRST,
        new Observation(
            Speaker.PAYKKA_WEBHOOK,
            PaymentEvent.STILL_PROCESSING,
            Optional.of(Payments.ORDER_ID),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));

    assertThat(bench.payment().latestAttempt().orElseThrow().orderId()).contains(Payments.ORDER_ID);
    assertThat(bench.payment().looks()).isEqualTo(3);
  }

  /** What is new must be handed over as soon as if nobody had looked. */
  @Test
  void looksInVainAreForgottenWithEachMessageButThatNobodyLooksAnyMore() {
    TestBench bench = new TestBench();
    bench.begin(
        Payments.payment()
            .version(5)
            .state(PaymentState.PAID)
            .looks(3)
            .attempt(Payments.paid(Payments.FIRST))
            .build());
    observe(bench, PaymentEvent.FAILED);
    assertThat(bench.told()).containsExactly("payment.needs_attention");
    assertThat(bench.payment().looks()).isZero();

    bench.begin(Payments.payment().version(5).looks(3).build());
    bench.writer.callForAttention(bench.payment());
    assertThat(bench.told()).containsExactly("payment.needs_attention");
    assertThat(bench.payment().looks()).isEqualTo(3);
  }

  private static void observe(TestBench bench, PaymentEvent event) {
    bench.writer.observe(
        bench.payment(), Payments.FIRST, Observation.of(Speaker.PAYKKA_WEBHOOK, event));
  }
}
