package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.InMemoryPaymentArchive;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentOutboxes;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.storedcard.InMemoryStoredCardStore;
import java.time.Duration;
import java.util.Optional;

/**
 * A payment that had as many attempts, operations and disputes as one can have, each of them by the
 * longest way, with every message that came of it, and one of them replayed as often as can be.
 */
final class LargestPayment {

  private static final int DISPUTES = 20;
  private static final Money AMOUNT = Money.of(Money.MINOR_MAX, "KWD");
  private static final PaykkaOrderId ORDER = new PaykkaOrderId("GW20261123101530000001");
  private static final Failure DECLINED =
      new Failure(FailureReason.CARD_DATA_UNREADABLE, "PAY-123");

  private final InMemoryPaymentStore store = new InMemoryPaymentStore();
  private final Archiving archiving = new Archiving(new InMemoryPaymentArchive());
  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final PaymentWriter writer =
      new PaymentWriter(
          store,
          archiving,
          new CredentialLedger(new InMemoryStoredCardStore(), new InMemoryAgreementStore()),
          new PaymentTransitions(
              Payments.MERCHANT, new JsonNotificationFormat(), clock, () -> "c".repeat(26)),
          new InMemoryNotificationQueue(),
          new RecordingSignals());

  private final PaymentOutboxes outboxes = new PaymentOutboxes(store, archiving);

  private LargestPayment() {}

  static Payment made() {
    return new LargestPayment().make();
  }

  private Payment make() {
    store.insert(
        Payments.payment()
            .amount(AMOUNT)
            .reference("€".repeat(64))
            .description("€".repeat(200))
            .returnUrl("https://shop.example/" + "r".repeat(979))
            .captureMethod(CaptureMethod.MANUAL)
            .kind(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()))
            .lifetime(Duration.ofDays(30))
            .build());
    for (int i = 1; i < AttemptId.NUMBER_MAX; i++) {
      attempt(i, PaymentEvent.FAILED, Optional.of(DECLINED));
    }
    attempt(AttemptId.NUMBER_MAX, PaymentEvent.AUTHORIZED, Optional.empty());
    operation(OperationKind.CAPTURE, 1, AMOUNT.minor());
    for (int i = 2; i <= OperatePayment.OPERATIONS_MAX; i++) {
      operation(OperationKind.REFUND, i, AMOUNT.minor() / OperatePayment.OPERATIONS_MAX);
    }
    for (int i = 0; i < DISPUTES; i++) {
      dispute(i);
    }
    for (Notification message : payment().outbox()) {
      outboxes.find(Payments.ID, message.id()).orElseThrow().handedOver(clock.instant());
    }
    String replayed = payment().outbox().getLast().id() + " to " + "e".repeat(32);
    for (int i = 0; i < ReplayNotification.REPLAYS_MAX; i++) {
      outboxes.replayed(Payments.ID, replayed, clock.instant(), ReplayNotification.REPLAYS_MAX);
    }
    return payment();
  }

  private void attempt(int number, PaymentEvent end, Optional<Failure> failure) {
    writer.startAttempt(payment(), Speaker.SHOPPER, PaymentMethod.GOOGLE_PAY, AttemptId.NUMBER_MAX);
    AttemptId id = new AttemptId(Payments.ID, number);
    writer.observe(payment(), id, Observation.answerLost(Speaker.PAYKKA_REPLY, "HTTP 502"));
    learn(id, PaymentEvent.STILL_PROCESSING, Optional.empty());
    learn(id, PaymentEvent.AUTHENTICATION_REQUIRED, Optional.empty());
    learn(id, end, failure);
  }

  private void learn(AttemptId id, PaymentEvent event, Optional<Failure> failure) {
    clock.advance(Duration.ofSeconds(1));
    writer.observe(
        payment(),
        id,
        new Observation(
            Speaker.PAYKKA_QUERY_ON_RECHECK,
            event,
            Optional.of(ORDER),
            Optional.of(Payments.AUTHENTICATION_URL),
            failure,
            Optional.of(Payments.CARD),
            Optional.of(Payments.TOKEN),
            Optional.of(Payments.PAYKKA_AGREEMENT),
            Optional.empty(),
            Optional.empty()));
  }

  /** Its answer is lost, it is said to have failed, and then turns out to have succeeded. */
  private void operation(OperationKind kind, int number, long amount) {
    OperationId id = new OperationId(Payments.ID, kind, number);
    writer.requestOperation(
        payment(),
        new OperationRequest(
            kind,
            Optional.of(amount),
            Optional.of(AMOUNT.currency()),
            kind == OperationKind.REFUND
                ? Optional.of(OperationReason.REQUESTED_BY_CUSTOMER)
                : Optional.empty(),
            new Fingerprint("%064d".formatted(number)),
            new Fingerprint("%064x".formatted(number))),
        OperatePayment.OPERATIONS_MAX);
    observe(id, OperationEvent.OPERATION_ANSWER_LOST, Optional.empty(), Optional.of("HTTP 502"));
    observe(id, OperationEvent.OPERATION_ACCEPTED, Optional.empty(), Optional.empty());
    observe(id, OperationEvent.OPERATION_REVIEWED, Optional.empty(), Optional.empty());
    observe(id, OperationEvent.OPERATION_FAILED, Optional.of(DECLINED), Optional.empty());
    observe(id, OperationEvent.OPERATION_SUCCEEDED, Optional.empty(), Optional.empty());
  }

  private void observe(
      OperationId id, OperationEvent event, Optional<Failure> failure, Optional<String> cause) {
    clock.advance(Duration.ofSeconds(1));
    writer.observeOperation(
        payment(),
        id,
        new OperationObservation(
            Speaker.PAYKKA_QUERY_ON_RECHECK,
            event,
            Optional.of(new RefundOrderId("RG" + "0".repeat(22))),
            failure,
            cause));
  }

  private void dispute(int number) {
    writer.hearOfDispute(
        payment(),
        new AttemptId(Payments.ID, AttemptId.NUMBER_MAX),
        new DisputeReport(
            new AttemptId(Payments.ID, AttemptId.NUMBER_MAX).transId(),
            Payments.MERCHANT,
            ORDER,
            "DG%014d".formatted(number),
            "DISPUTE_SECOND_CHARGEBACK",
            Optional.of("13.7"),
            Optional.of(AMOUNT),
            Optional.of(Payments.NOW.plus(Duration.ofDays(14)))),
        true);
  }

  private Payment payment() {
    return store.find(Payments.ID).orElseThrow();
  }
}
