package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentOutboxes;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.simulation.smallscope.TransitionsScope.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can be said or asked of a payment.
 *
 * @param what in words
 * @param attempt which attempt it is about, if it is about one
 * @param operation the number of the operation that it needs; 0 for none
 * @param events what the transition table calls it
 * @param mayRepeat whether it may come twice and must then change nothing
 * @param passing how time goes on first
 */
record Happening(
    String what,
    Optional<AttemptId> attempt,
    int operation,
    List<PaymentEvent> events,
    boolean mayRepeat,
    Passing passing,
    Action action) {

  /** How time goes on. */
  enum Passing {
    NOT,
    THE_HOUR_ENDS,
    THREE_DAYS
  }

  /** How it is put to the code. */
  @FunctionalInterface
  interface Action {
    void happen(PaymentWriter writer, PaymentOutboxes outboxes, Payment payment);
  }

  boolean isPossible(Payment payment) {
    return payment.books().operations().size() >= operation;
  }

  Moment passTime(Moment moment) {
    return switch (passing) {
      case NOT -> moment;
      case THE_HOUR_ENDS -> new Moment(moment.payment(), true, moment.days());
      case THREE_DAYS -> new Moment(moment.payment(), true, 1);
    };
  }

  static Instant clockOf(Moment moment) {
    Duration since =
        Duration.ofDays(3L * moment.days()).plusHours(moment.late() ? 1 : 0).plusMinutes(1);
    return Payments.NOW.plus(since);
  }

  /** All that is said of one attempt: each status with and without balances, and other answers. */
  static List<Happening> ofAttempt(AttemptId attempt) {
    List<Happening> all = new ArrayList<>();
    all.addAll(reports(attempt, Speaker.PAYKKA_WEBHOOK));
    for (PaymentEvent event :
        List.of(
            PaymentEvent.ATTEMPT_REFUSED,
            PaymentEvent.ANSWER_LOST,
            PaymentEvent.NOT_FOUND_AT_PAYKKA)) {
      all.add(
          new Happening(
              "attempt " + attempt.number() + ": " + event,
              Optional.of(attempt),
              0,
              List.of(event),
              true,
              Passing.NOT,
              (writer, _, payment) -> observe(writer, payment, attempt, event)));
    }
    return all;
  }

  private static void observe(
      PaymentWriter writer, Payment payment, AttemptId attempt, PaymentEvent event) {
    if (payment.attempt(attempt).isPresent()) {
      Observation observation =
          event == PaymentEvent.ANSWER_LOST
              ? Observation.answerLost(Speaker.PAYKKA_REPLY, "timed out")
              : Observation.failed(Speaker.PAYKKA_REPLY, event, Payments.FAILURE);
      writer.observe(payment, attempt, observation);
    }
  }

  /** Every status, with and without balances, by a webhook or in the answer to a question. */
  static List<Happening> reports(AttemptId attempt, Speaker speaker) {
    List<Happening> all = new ArrayList<>();
    all.add(
        report(attempt, speaker, Reports.challenge(attempt), PaymentEvent.AUTHENTICATION_REQUIRED));
    for (TransactionStatus status : TransactionStatus.values()) {
      all.add(report(attempt, speaker, Reports.of(attempt, status), event(status)));
      balances(status)
          .forEach(
              told ->
                  all.add(
                      report(attempt, speaker, Reports.of(attempt, status, told), event(status))));
    }
    return all;
  }

  private static Happening report(
      AttemptId attempt, Speaker speaker, TransactionReport report, PaymentEvent event) {
    List<PaymentEvent> events =
        report.balances().isPresent()
            ? List.of(event, PaymentEvent.BALANCES_DIFFER, PaymentEvent.BALANCES_AGREE)
            : List.of(event);
    String money = report.balances().map(it -> " " + it.amounts()).orElse("");
    return new Happening(
        speaker + ": attempt " + attempt.number() + " " + event + money,
        Optional.of(attempt),
        0,
        events,
        true,
        Passing.NOT,
        (writer, _, payment) -> writer.report(payment, attempt, report, speaker));
  }

  private static List<Balances> balances(TransactionStatus status) {
    return switch (status) {
      case PROCESSING, FAILURE -> List.of();
      case AUTHORIZED -> List.of(Reports.AUTHORISED, Reports.PART_CAPTURED);
      case SUCCESS -> List.of(Reports.CAPTURED);
      case CANCELED -> List.of(Reports.VOIDED);
      case PARTIALLY_REVERSED -> List.of(Reports.REST_VOIDED);
      case PARTIALLY_REFUNDED -> List.of(Reports.PART_REFUNDED);
      case REFUNDED -> List.of(Reports.ALL_REFUNDED);
    };
  }

  private static PaymentEvent event(TransactionStatus status) {
    return switch (status) {
      case PROCESSING -> PaymentEvent.STILL_PROCESSING;
      case AUTHORIZED -> PaymentEvent.AUTHORIZED;
      case SUCCESS -> PaymentEvent.SUCCEEDED;
      case FAILURE -> PaymentEvent.FAILED;
      case CANCELED -> PaymentEvent.CANCELED;
      case PARTIALLY_REVERSED -> PaymentEvent.PARTIALLY_REVERSED;
      case PARTIALLY_REFUNDED -> PaymentEvent.PARTIALLY_REFUNDED;
      case REFUNDED -> PaymentEvent.REFUNDED;
    };
  }

  /** What happens to a payment as a whole. */
  static List<Happening> ofPayment() {
    return List.of(
        whole(
            "the shopper tries",
            PaymentEvent.ATTEMPT_STARTED,
            false,
            Passing.NOT,
            (writer, _, payment) ->
                writer.startAttempt(
                    payment, Speaker.SHOPPER, PaymentMethod.BANKCARD, TestBench.ATTEMPTS_MAX)),
        whole(
            "its hour is over",
            PaymentEvent.TIME_RAN_OUT,
            true,
            Passing.THE_HOUR_ENDS,
            (writer, _, payment) -> writer.expire(payment)),
        whole(
            "a person is called",
            PaymentEvent.SWEEP_GAVE_UP,
            true,
            Passing.NOT,
            (writer, _, payment) -> writer.callForAttention(payment)),
        whole(
            "a signed dispute",
            PaymentEvent.DISPUTED,
            true,
            Passing.NOT,
            (writer, _, payment) ->
                writer.hearOfDispute(
                    payment, Payments.FIRST, Reports.dispute(Payments.FIRST), true)),
        whole(
            "a success of another amount",
            PaymentEvent.SUCCEEDED,
            true,
            Passing.NOT,
            (writer, _, payment) ->
                writer.report(
                    payment,
                    Payments.FIRST,
                    Reports.ofAnotherAmount(Payments.FIRST),
                    Speaker.PAYKKA_WEBHOOK)),
        whole(
            "a message is sent again",
            PaymentEvent.NOTIFICATION_REPLAYED,
            false,
            Passing.NOT,
            (_, outboxes, payment) ->
                outboxes.replayed(payment.id(), "message 1", payment.terms().createdAt(), 1)));
  }

  private static Happening whole(
      String what, PaymentEvent event, boolean mayRepeat, Passing passing, Action action) {
    return new Happening(what, Optional.empty(), 0, List.of(event), mayRepeat, passing, action);
  }

  /** What the merchant asks for, each under a key of its own, so that a repeat is a repeat. */
  static List<Happening> requests() {
    return List.of(
        request(OperationKind.CAPTURE, Optional.of(Reports.PART), '1'),
        request(OperationKind.CAPTURE, Optional.empty(), '2'),
        request(OperationKind.VOID, Optional.empty(), '3'),
        request(OperationKind.REFUND, Optional.of(Reports.PART), '4'),
        request(OperationKind.REFUND, Optional.of(Reports.PART), '5'),
        request(OperationKind.REFUND, Optional.empty(), '6'));
  }

  private static Happening request(OperationKind kind, Optional<Long> amount, char key) {
    Fingerprint name = new Fingerprint(String.valueOf(key).repeat(64));
    OperationRequest request =
        new OperationRequest(kind, amount, Optional.empty(), Optional.empty(), name, name);
    PaymentEvent event =
        switch (kind) {
          case CAPTURE -> PaymentEvent.CAPTURE_REQUESTED;
          case VOID -> PaymentEvent.VOID_REQUESTED;
          case REFUND -> PaymentEvent.REFUND_REQUESTED;
        };
    return whole(
        "the merchant wants a " + kind + amount.map(some -> " of " + some).orElse("") + ", " + key,
        event,
        true,
        Passing.NOT,
        (writer, _, payment) -> writer.requestOperation(payment, request, 50));
  }

  /** All that is said of one capture, void or refund. */
  static List<Happening> ofOperation(int number) {
    List<Happening> all = new ArrayList<>();
    for (OperationEvent event : OperationEvent.values()) {
      all.add(
          new Happening(
              "operation " + number + ": " + event,
              Optional.empty(),
              number,
              List.of(),
              true,
              Passing.NOT,
              (writer, _, payment) -> observe(writer, payment, number, event)));
    }
    for (RefundStatus status : RefundStatus.values()) {
      all.add(
          new Happening(
              "PAYKKA_WEBHOOK: refund " + number + " " + status,
              Optional.empty(),
              0,
              List.of(),
              true,
              Passing.NOT,
              (writer, _, payment) -> refund(writer, payment, number, status)));
    }
    return all;
  }

  private static void observe(
      PaymentWriter writer, Payment payment, int number, OperationEvent event) {
    Operation operation = payment.books().operations().get(number - 1);
    OperationObservation observation =
        switch (event) {
          case OPERATION_REFUSED, OPERATION_NOT_FOUND, OPERATION_FAILED ->
              OperationObservation.failed(Speaker.PAYKKA_REPLY, event, Payments.FAILURE);
          case OPERATION_ANSWER_LOST -> OperationObservation.answerLost("timed out");
          case OPERATION_ACCEPTED, OPERATION_REVIEWED, OPERATION_SUCCEEDED ->
              OperationObservation.of(Speaker.PAYKKA_REPLY, event);
        };
    writer.observeOperation(payment, operation.id(), observation);
  }

  private static void refund(
      PaymentWriter writer, Payment payment, int number, RefundStatus status) {
    long amount =
        payment.books().operations().size() >= number
            ? payment.books().operations().get(number - 1).amount().minor()
            : Reports.PART;
    var report = Reports.refund(payment.id(), number, Payments.FIRST, amount, status);
    writer.reportRefund(
        payment,
        OperationId.parse(report.refundTransId()).orElseThrow(),
        report,
        Speaker.PAYKKA_WEBHOOK);
  }

  /** Three days pass: what was not heard of by then did not happen. */
  static Happening threeDaysPass() {
    return new Happening(
        "three days pass",
        Optional.empty(),
        0,
        List.of(),
        true,
        Passing.THREE_DAYS,
        (_, _, _) -> {});
  }
}
