package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.BalancesJson;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.OperationJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationResult.Taken;
import io.paykkaserverless.core.operation.Possible;
import io.paykkaserverless.core.operation.Refusal;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.json.JsonWriter;
import java.util.Locale;

/** The answers of the routes that move a payment's money. */
final class OperationAnswer {

  private OperationAnswer() {}

  /** 201 once it has an outcome, FAILED included; 202 while nobody knows. */
  static HttpResponse taken(Taken taken) {
    HttpResponse answer =
        of(taken.operation().isOpen() ? 202 : 201, taken.payment(), taken.operation().id());
    return taken.askedBefore() ? answer.withHeader("idempotency-replayed", "true") : answer;
  }

  /** One operation of {@code payment}. */
  static HttpResponse of(int status, Payment payment, OperationId id) {
    JsonWriter json =
        OperationJson.members(new JsonWriter(), payment.operation(id).orElseThrow())
            .put("payment_id", payment.id().value())
            .put("payment_status", payment.state().name());
    return HttpResponse.json(status, BalancesJson.balances(json, payment));
  }

  static ProblemException noSuchPayment() {
    return new ProblemException(Problem.notFound("There is no such payment."));
  }

  static ProblemException noSuchOperation() {
    return new ProblemException(
        Problem.notFound("There is no such capture, void or refund of this payment."));
  }

  static ProblemException keyReused(Payment payment, Operation present) {
    return problem(
        payment,
        422,
        "idempotency-key-reused",
        "The Idempotency-Key was used for another request.",
        "It stands for the %s %s of this payment. Nothing was done. Use a new key for a new request."
            .formatted(word(present.kind()), present.id()));
  }

  /** What is wrong, the payment's state, and what is possible in it. */
  static ProblemException notPossible(Payment payment, OperationKind kind, Refusal refusal) {
    String able = able(payment, kind);
    return switch (refusal) {
      case WRONG_STATE ->
          problem(
              payment,
              409,
              "operation-not-possible",
              "The payment does not allow this.",
              "It is %s under %s capture: %s. Nothing was done."
                  .formatted(payment.state(), payment.terms().captureMethod(), able));
      case UNDER_WAY ->
          problem(
              payment,
              409,
              "operation-under-way",
              "Something else is under way whose outcome decides.",
              "It is %s. Send the request again once what is under way has ended. Nothing was done."
                  .formatted(payment.state()));
      case AMOUNT_TOO_HIGH ->
          problem(
              payment,
              422,
              "amount-too-high",
              "The amount is more than there is.",
              "The payment is %s: %s. Nothing was done.".formatted(payment.state(), able));
      case OTHER_CURRENCY ->
          problem(
              payment,
              422,
              "other-currency",
              "The currency is not the payment's.",
              "The payment is in %s. Leave the currency out or send this one. Nothing was done."
                  .formatted(payment.terms().amount().currency()));
      case TOO_MANY ->
          problem(
              payment,
              409,
              "too-many-operations",
              "The payment has had as many captures, voids and refunds as it can.",
              "Do the rest in PayKKa's back office. Nothing was done.");
      case NO_ORDER_ID ->
          problem(
              payment,
              409,
              "operation-under-way",
              "Something else is under way whose outcome decides.",
              "PayKKa's number of the transaction is not known yet. POST /payments/%s/recheck asks"
                      .formatted(payment.id())
                  + " for it. Nothing was done.");
    };
  }

  private static String able(Payment payment, OperationKind kind) {
    return "%d minor units of %s can be %s"
        .formatted(
            Possible.with(payment).of(kind),
            payment.terms().amount().currency(),
            switch (kind) {
              case CAPTURE -> "captured";
              case VOID -> "voided";
              case REFUND -> "refunded";
            });
  }

  private static String word(OperationKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static ProblemException problem(
      Payment payment, int status, String code, String title, String detail) {
    return new ProblemException(
        Problem.of(status, code, title, detail)
            .withExtension(
                json ->
                    BalancesJson.possible(
                        json.put("payment_status", payment.state().name()), payment)));
  }
}
