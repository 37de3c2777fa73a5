package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.core.webhook.PaykkaEvent.RefundReported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How things went at PayKKa: every webhook it made of it, in that order, all of them true.
 *
 * @param start what we knew before the first of them came
 * @param end where it ended at PayKKa
 * @param money what had moved by then, as far as the webhooks tell
 */
record Course(
    String name, Payment start, List<PaykkaEvent> webhooks, PaymentState end, Balances money) {

  /** Where each attempt ended: but for the last, none of them came to anything. */
  List<PaymentState> attempts() {
    List<PaymentState> states =
        new ArrayList<>(Collections.nCopies(start.attempts().size(), PaymentState.DECLINED));
    states.set(states.size() - 1, end);
    return states;
  }

  /** Each course once without balances, as webhooks are documented, and once with. */
  static List<Course> all() {
    return Stream.of(false, true).flatMap(Course::all).toList();
  }

  private static Stream<Course> all(boolean balances) {
    Payment asked = asked(CaptureMethod.AUTOMATIC);
    Payment again = again();
    PaykkaEvent processing = told(Payments.FIRST, TransactionStatus.PROCESSING, Optional.empty());
    PaykkaEvent challenge = new PaymentReported(Reports.challenge(Payments.FIRST));
    PaykkaEvent authorised =
        told(Payments.FIRST, TransactionStatus.AUTHORIZED, some(balances, Reports.AUTHORISED));
    PaykkaEvent paid =
        told(Payments.FIRST, TransactionStatus.SUCCESS, some(balances, Reports.CAPTURED));
    PaykkaEvent partBack =
        told(
            Payments.FIRST,
            TransactionStatus.PARTIALLY_REFUNDED,
            some(balances, Reports.PART_REFUNDED));
    PaykkaEvent allBack =
        told(Payments.FIRST, TransactionStatus.REFUNDED, some(balances, Reports.ALL_REFUNDED));
    PaykkaEvent letGo =
        told(Payments.FIRST, TransactionStatus.CANCELED, some(balances, Reports.VOIDED));
    PaykkaEvent restLetGo =
        told(
            Payments.FIRST,
            TransactionStatus.PARTIALLY_REVERSED,
            some(balances, Reports.REST_VOIDED));
    String how = balances ? ", with balances" : "";
    return Stream.of(
        new Course(
            "paid after 3-D Secure" + how,
            asked,
            List.of(processing, challenge, authorised, paid),
            PaymentState.PAID,
            Reports.CAPTURED),
        new Course(
            "paid, and given back in PayKKa's portal in two parts" + how,
            asked,
            List.of(processing, challenge, authorised, paid, partBack, allBack),
            PaymentState.REFUNDED,
            Reports.ALL_REFUNDED),
        new Course(
            "paid, and a part given back in PayKKa's portal" + how,
            asked,
            List.of(challenge, authorised, paid, partBack),
            PaymentState.PARTIALLY_REFUNDED,
            balances ? Reports.PART_REFUNDED : Reports.CAPTURED),
        new Course(
            "approved and let go" + how,
            asked,
            List.of(processing, challenge, authorised, letGo),
            PaymentState.CANCELED,
            Reports.VOIDED),
        new Course(
            "refused after 3-D Secure" + how,
            asked,
            List.of(
                processing,
                challenge,
                told(Payments.FIRST, TransactionStatus.FAILURE, Optional.empty())),
            PaymentState.DECLINED,
            Balances.NONE),
        new Course(
            "refused, and paid at the second attempt" + how,
            again,
            List.of(
                processing,
                told(Payments.FIRST, TransactionStatus.FAILURE, Optional.empty()),
                new PaymentReported(Reports.challenge(Payments.SECOND)),
                told(Payments.SECOND, TransactionStatus.PROCESSING, Optional.empty()),
                told(
                    Payments.SECOND,
                    TransactionStatus.AUTHORIZED,
                    some(balances, Reports.AUTHORISED)),
                told(Payments.SECOND, TransactionStatus.SUCCESS, some(balances, Reports.CAPTURED))),
            PaymentState.PAID,
            Reports.CAPTURED),
        new Course(
            "all captured by us" + how,
            requested(authorised(), OperationKind.CAPTURE, Reports.ALL),
            List.of(challenge, authorised, paid),
            PaymentState.PAID,
            Reports.CAPTURED),
        new Course(
            "all captured by us, and given back in PayKKa's portal" + how,
            requested(authorised(), OperationKind.CAPTURE, Reports.ALL),
            List.of(authorised, paid, partBack, allBack),
            PaymentState.REFUNDED,
            Reports.ALL_REFUNDED),
        new Course(
            "let go by us" + how,
            requested(authorised(), OperationKind.VOID, Reports.ALL),
            List.of(challenge, authorised, letGo),
            PaymentState.CANCELED,
            Reports.VOIDED),
        new Course(
            "a part captured and the rest let go by us" + how,
            requested(partCaptured(), OperationKind.VOID, Reports.ALL - Reports.PART),
            List.of(challenge, authorised, restLetGo),
            PaymentState.PARTIALLY_REVERSED,
            Reports.REST_VOIDED),
        new Course(
            "given back by us in two parts" + how,
            requested(
                requested(paid(), OperationKind.REFUND, Reports.PART),
                OperationKind.REFUND,
                Reports.ALL - Reports.PART),
            List.of(
                paid,
                refund(1, Reports.PART, RefundStatus.PROCESSING),
                refund(1, Reports.PART, RefundStatus.SUCCESS),
                partBack,
                refund(2, Reports.ALL - Reports.PART, RefundStatus.SUCCESS),
                allBack),
            PaymentState.REFUNDED,
            Reports.ALL_REFUNDED),
        new Course(
            "a part given back by us, the other part refused" + how,
            requested(
                requested(paid(), OperationKind.REFUND, Reports.PART),
                OperationKind.REFUND,
                Reports.ALL - Reports.PART),
            List.of(
                paid,
                refund(1, Reports.PART, RefundStatus.REVIEWING),
                refund(2, Reports.ALL - Reports.PART, RefundStatus.REVIEWING),
                refund(2, Reports.ALL - Reports.PART, RefundStatus.FAILURE),
                refund(1, Reports.PART, RefundStatus.SUCCESS),
                partBack),
            PaymentState.PARTIALLY_REFUNDED,
            Reports.PART_REFUNDED));
  }

  private static Optional<Balances> some(boolean balances, Balances told) {
    return balances ? Optional.of(told) : Optional.empty();
  }

  private static PaykkaEvent told(
      AttemptId attempt, TransactionStatus status, Optional<Balances> balances) {
    return new PaymentReported(Reports.of(attempt, status, balances));
  }

  private static PaykkaEvent refund(int number, long amount, RefundStatus status) {
    return new RefundReported(Reports.refund(Payments.ID, number, Payments.FIRST, amount, status));
  }

  /** The first attempt is written down; PayKKa was asked. */
  static Payment asked(CaptureMethod method) {
    TestBench bench = new TestBench();
    bench.begin(Payments.payment().captureMethod(method).build());
    bench.writer.startAttempt(bench.payment(), Speaker.SHOPPER, PaymentMethod.BANKCARD, 3);
    return bench.payment();
  }

  /** The first attempt is known to have failed; PayKKa was asked a second time. */
  private static Payment again() {
    TestBench bench = new TestBench();
    bench.begin(asked(CaptureMethod.AUTOMATIC));
    bench.writer.observe(
        bench.payment(),
        Payments.FIRST,
        Observation.failed(Speaker.PAYKKA_REPLY, PaymentEvent.ATTEMPT_REFUSED, Payments.FAILURE));
    bench.writer.startAttempt(bench.payment(), Speaker.SHOPPER, PaymentMethod.BANKCARD, 3);
    return bench.payment();
  }

  /** Approved, to be captured by us. */
  static Payment authorised() {
    return after(
        asked(CaptureMethod.MANUAL),
        Reports.of(Payments.FIRST, TransactionStatus.AUTHORIZED, Reports.AUTHORISED));
  }

  /** Paid without our doing anything. */
  static Payment paid() {
    return after(
        asked(CaptureMethod.AUTOMATIC),
        Reports.of(Payments.FIRST, TransactionStatus.SUCCESS, Reports.CAPTURED));
  }

  private static Payment partCaptured() {
    return after(
        requested(authorised(), OperationKind.CAPTURE, Reports.PART),
        Reports.of(Payments.FIRST, TransactionStatus.AUTHORIZED, Reports.PART_CAPTURED));
  }

  private static Payment after(Payment payment, TransactionReport report) {
    TestBench bench = new TestBench();
    bench.begin(payment);
    bench.writer.report(bench.payment(), Payments.FIRST, report, Speaker.PAYKKA_REPLY);
    return bench.payment();
  }

  private static Payment requested(Payment payment, OperationKind kind, long amount) {
    TestBench bench = new TestBench();
    bench.begin(payment);
    Fingerprint key =
        new Fingerprint(String.valueOf(payment.books().operations().size()).repeat(64));
    Optional<Long> some = kind == OperationKind.VOID ? Optional.empty() : Optional.of(amount);
    bench.writer.requestOperation(
        payment,
        new OperationRequest(kind, some, Optional.empty(), Optional.empty(), key, key),
        50);
    return bench.payment();
  }
}
