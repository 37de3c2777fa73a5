package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;

/** The answers of {@code POST /payments/{id}/confirm}. */
final class ConfirmPaymentAnswer {

  private ConfirmPaymentAnswer() {}

  /** 202 while nobody knows the outcome and the shopper can do nothing about it. */
  static HttpResponse of(Payment payment) {
    boolean wait = payment.state().isOpen() && payment.state() != PaymentState.AWAITING_SHOPPER;
    return HttpResponse.json(wait ? 202 : 200, PaymentJson.forShopper(payment));
  }

  static ProblemException noSuchPayment() {
    return new ProblemException(Problem.notFound("There is no such payment."));
  }

  static ProblemException tooLate() {
    return conflict(
        "payment-expired",
        "The payment's time is over.",
        "Nothing was charged. Create a new payment.");
  }

  static ProblemException tooManyAttempts() {
    return conflict(
        "too-many-attempts",
        "The payment was tried too often.",
        "Nothing was charged. Create a new payment.");
  }

  private static ProblemException conflict(String code, String title, String detail) {
    return new ProblemException(Problem.of(409, code, title, detail));
  }
}
