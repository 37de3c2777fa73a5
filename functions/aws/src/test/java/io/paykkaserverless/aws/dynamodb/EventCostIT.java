package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.aws.dynamodb.MeteredDynamoDb.Units;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.ArchiveRule;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentOutboxes;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.storedcard.InMemoryStoredCardStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One payment, five hundred events, counted by the database in the units that AWS bills: attempts
 * first, then a capture, then refund after refund, each requested, reported by a webhook, its
 * message handed over and replayed, and an older one asked for again. Each event reads the payment
 * as a function does.
 */
class EventCostIT {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final int EVENTS = 500;
  private static final int DECLINED = 5;
  private static final int MANY = 1_000_000;
  private static final Money AMOUNT = Money.of(1_000_000, "EUR");
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final ArchiveRule NEVER = new ArchiveRule(MANY, MANY, 1, MANY, MANY, 1, MANY, 1);

  private final SettableClock clock = new SettableClock(Payments.NOW);

  @BeforeEach
  void begin() {
    clock.set(Payments.NOW);
  }

  @Test
  void theFiveHundredthCostsWhatTheFirstOnesDo() {
    Life life = new Life(new MeteredDynamoDb(TABLE.client()), ArchiveRule.DEFAULT);
    List<Units> events = life.live();

    double early = average(events.subList(20, 120), Units::writes);
    double late = average(events.subList(400, 500), Units::writes);
    double earlyReads = average(events.subList(20, 120), Units::reads);
    double lateReads = average(events.subList(400, 500), Units::reads);
    double most = events.stream().mapToDouble(Units::writes).max().orElseThrow();
    double mostReads = events.stream().mapToDouble(Units::reads).max().orElseThrow();
    long mostRequests = events.stream().mapToInt(Units::requests).max().orElseThrow();

    Payment payment = life.payment();
    System.out.printf(
        "Events 21 to 120 take %.2f write and %.2f read units each, 401 to 500 %.2f and %.2f; the"
            + " most is %.0f and %.0f, in %d requests. In the end the item takes %,d bytes.%n",
        early,
        earlyReads,
        late,
        lateReads,
        most,
        mostReads,
        mostRequests,
        ItemSize.bytes(new PaymentItem(RETENTION).write(payment)));
    assertThat(late).isLessThanOrEqualTo(early + 1);
    assertThat(lateReads).isLessThanOrEqualTo(earlyReads + 1);
    assertThat(most).isLessThanOrEqualTo(12);
    assertThat(mostReads).isLessThanOrEqualTo(5);
    assertThat(mostRequests).isLessThanOrEqualTo(6);
    assertThat(payment.needsAttention()).isFalse();
    assertThat(life.whole().history()).hasSizeGreaterThan(300);
    Evidence.of("event-costs")
        .number("events of one payment", events.size())
        .number("write units, events 21 to 120", sum(events.subList(20, 120)))
        .number("write units, events 401 to 500", sum(events.subList(400, 500)))
        .number("write units, dearest event", (long) most)
        .keep();
  }

  /** Else the test above would prove nothing. */
  @Test
  void withoutAnArchiveItCostsSeveralTimesAsMuch() {
    Life life = new Life(new MeteredDynamoDb(TABLE.client()), NEVER);
    List<Units> events = life.live();

    double early = average(events.subList(20, 120), Units::writes);
    double late = average(events.subList(400, 500), Units::writes);

    System.out.printf(
        "Without an archive events 21 to 120 take %.2f write units each, 401 to 500 %.2f.%n",
        early, late);
    assertThat(late).isGreaterThan(3 * early);
  }

  private static double average(List<Units> events, ToDoubleFunction<Units> of) {
    return events.stream().mapToDouble(of).average().orElseThrow();
  }

  private static long sum(List<Units> events) {
    return Math.round(events.stream().mapToDouble(Units::writes).sum());
  }

  /** One payment's life, event by event. */
  private final class Life {

    private final MeteredDynamoDb dynamoDb;
    private final PaymentStore store;
    private final Archiving archiving;
    private final PaymentWriter writer;
    private final PaymentOutboxes outboxes;
    private final List<Units> events = new ArrayList<>();

    Life(MeteredDynamoDb dynamoDb, ArchiveRule rule) {
      this.dynamoDb = dynamoDb;
      store = new DynamoPaymentStore(dynamoDb, PaymentsTable.NAME, RETENTION);
      archiving =
          new Archiving(new DynamoPaymentArchive(dynamoDb, PaymentsTable.NAME, RETENTION), rule);
      writer =
          new PaymentWriter(
              store,
              archiving,
              new CredentialLedger(new InMemoryStoredCardStore(), new InMemoryAgreementStore()),
              new PaymentTransitions(
                  Payments.MERCHANT, new JsonNotificationFormat(), clock, new SequentialIds()),
              new InMemoryNotificationQueue(),
              new RecordingSignals());
      outboxes = new PaymentOutboxes(store, archiving);
    }

    List<Units> live() {
      store.insert(
          Payments.payment()
              .amount(AMOUNT)
              .captureMethod(CaptureMethod.MANUAL)
              .lifetime(Duration.ofDays(1))
              .build());
      dynamoDb.taken();
      for (int number = 1; number <= DECLINED; number++) {
        attempt(number, PaymentEvent.FAILED);
      }
      attempt(DECLINED + 1, PaymentEvent.AUTHORIZED);
      capture();
      for (int number = 2; events.size() < EVENTS; number++) {
        refund(number);
      }
      return events.subList(0, EVENTS);
    }

    Payment payment() {
      return store.find(Payments.ID).orElseThrow();
    }

    Payment whole() {
      return archiving.whole(payment());
    }

    private void attempt(int number, PaymentEvent end) {
      AttemptId id = new AttemptId(Payments.ID, number);
      event(
          () ->
              writer.startAttempt(
                  payment(), Speaker.SHOPPER, PaymentMethod.BANKCARD, AttemptId.NUMBER_MAX));
      event(() -> writer.observe(payment(), id, learned(end)));
      handOverAll();
    }

    private void capture() {
      OperationId id = new OperationId(Payments.ID, OperationKind.CAPTURE, 1);
      event(() -> request(OperationKind.CAPTURE, 1, AMOUNT.minor()));
      event(
          () ->
              writer.observeOperation(
                  payment(),
                  id,
                  OperationObservation.of(
                      Speaker.PAYKKA_QUERY, OperationEvent.OPERATION_SUCCEEDED)));
      handOverAll();
    }

    private void refund(int number) {
      OperationId id = new OperationId(Payments.ID, OperationKind.REFUND, number);
      event(() -> request(OperationKind.REFUND, number, 100));
      event(() -> writer.reportRefund(payment(), id, report(id), Speaker.PAYKKA_WEBHOOK));
      handOverAll();
      event(() -> replay(1 + number / 2));
      int older = 1 + number / 2;
      event(
          () ->
              assertThat(request(OperationKind.REFUND, older, 100))
                  .isInstanceOf(Decision.NoChange.class));
    }

    private void event(Runnable happens) {
      clock.advance(Duration.ofSeconds(7));
      happens.run();
      events.add(dynamoDb.taken());
    }

    private Decision request(OperationKind kind, int number, long amount) {
      return writer.requestOperation(
          payment(),
          new OperationRequest(
              kind,
              Optional.of(amount),
              Optional.of(AMOUNT.currency()),
              kind == OperationKind.REFUND
                  ? Optional.of(OperationReason.REQUESTED_BY_CUSTOMER)
                  : Optional.empty(),
              new Fingerprint("%08x".formatted(number * 0x9E3779B1).repeat(8)),
              new Fingerprint("%064x".formatted(number))),
          OperationId.NUMBER_MAX);
    }

    /** As the function does that delivers it. */
    private void handOver(NotificationId id) {
      outboxes.find(Payments.ID, id).orElseThrow().handedOver(clock.instant());
    }

    private void handOverAll() {
      for (Notification message : payment().waiting()) {
        dynamoDb.taken();
        event(() -> handOver(message.id()));
      }
    }

    private void replay(int sequence) {
      NotificationId id = NotificationId.of(Payments.ID, sequence);
      assertThat(outboxes.find(Payments.ID, id)).isPresent();
      assertThat(outboxes.replayed(Payments.ID, id + " to shop", clock.instant(), MANY)).isTrue();
    }

    private static RefundReport report(OperationId id) {
      return new RefundReport(
          id.text(),
          Optional.of(Payments.MERCHANT),
          Optional.of(Payments.ORDER_ID),
          Optional.of(new RefundOrderId("RG2026112310153000000" + id.number())),
          Optional.of(Money.of(100, "EUR")),
          RefundStatus.SUCCESS,
          Optional.empty());
    }

    private static Observation learned(PaymentEvent event) {
      return new Observation(
          Speaker.PAYKKA_WEBHOOK,
          event,
          Optional.of(Payments.ORDER_ID),
          Optional.empty(),
          event == PaymentEvent.FAILED
              ? Optional.of(new Failure(FailureReason.CARD_DECLINED, "3061"))
              : Optional.empty(),
          Optional.of(Payments.CARD),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
