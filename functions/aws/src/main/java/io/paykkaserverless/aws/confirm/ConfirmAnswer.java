package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.InstrumentRefused;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.NoSuchPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Objection;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooLate;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import java.time.Duration;
import java.util.List;

/** The answers of whatever confirms a payment. */
public final class ConfirmAnswer {

  private ConfirmAnswer() {}

  static HttpResponse of(ConfirmPaymentResult result) {
    return switch (result) {
      case Answered(var payment) -> of(payment);
      case NoSuchPayment _ -> throw noSuchPayment();
      case InstrumentRefused(var objection) -> throw refused(objection);
      case TooLate _ -> throw tooLate();
      case TooManyAttempts(var retryAfter) -> throw tooManyAttempts(retryAfter);
    };
  }

  /** 202 while nobody knows the outcome and the shopper can do nothing about it. */
  private static HttpResponse of(Payment payment) {
    boolean wait = payment.state().isOpen() && payment.state() != PaymentState.AWAITING_SHOPPER;
    return HttpResponse.json(wait ? 202 : 200, PaymentJson.forShopper(payment));
  }

  public static ProblemException noSuchPayment() {
    return new ProblemException(Problem.notFound("There is no such payment."));
  }

  public static ProblemException tooLate() {
    return new ProblemException(
        Problem.of(
            409,
            "payment-expired",
            "The payment's time is over.",
            "Nothing was charged. Create a new payment."));
  }

  private static ProblemException tooManyAttempts(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return new ProblemException(
        Problem.of(
                429,
                "too-many-attempts",
                "It was tried too often.",
                "Nothing was charged. Try again later, or create a new payment.")
            .withHeader("retry-after", Long.toString(seconds)));
  }

  private static ProblemException refused(Objection objection) {
    return switch (objection) {
      case ONLY_CARDS_CAN_BE_STORED ->
          wrong("/payment_method", "must be BANKCARD, because this payment stores its card");
      case STORED_ALREADY ->
          wrong("/token", "must be left out, because this payment stores the card it is paid with");
      case NOT_A_CARD_OF_THIS_SHOPPER ->
          wrong("/token", "must be a stored card of this payment's shopper");
      case CHARGED_BY_ITS_AGREEMENT ->
          new ProblemException(
              Problem.of(
                  409,
                  "charged-by-agreement",
                  "The payment is charged by its agreement.",
                  "Nobody confirms it. Charge the agreement again with retry instead."));
    };
  }

  private static ProblemException wrong(String pointer, String detail) {
    return new ProblemException(Problem.invalidFields(List.of(new FieldError(pointer, detail))));
  }
}
