package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/** The answers of {@code POST /payments}. */
final class CreatePaymentAnswer {

  private CreatePaymentAnswer() {}

  static HttpResponse of(Payment payment, String clientToken) {
    return HttpResponse.json(
        201,
        new JsonWriter()
            .put("id", payment.id().value())
            .put("status", payment.state().name())
            .put("amount", payment.terms().amount().minor())
            .put("currency", payment.terms().amount().currency().code())
            .put("reference", payment.terms().reference())
            .put("created_at", payment.terms().createdAt().toString())
            .put("expires_at", payment.terms().expiresAt().toString())
            .put("client_token", clientToken)
            .put("agreement_id", PaymentJson.agreement(payment).map(AgreementId::value)));
  }

  static ProblemException keyReused() {
    return new ProblemException(
        Problem.of(
            422,
            "idempotency-key-reused",
            "The Idempotency-Key was used for another request.",
            "Use a new key for a new payment, or send the first request unchanged."));
  }

  static ProblemException returnUrlNotAllowed() {
    return wrong(
        "/return_url", "must be on one of the shop's origins (template parameter ShopOrigins)");
  }

  static ProblemException scheduleNotAhead() {
    return wrong(
        "/schedule/start",
        "must be ahead of now, and at most " + Schedule.YEARS_AHEAD_MAX + " years");
  }

  private static ProblemException wrong(String pointer, String detail) {
    return new ProblemException(Problem.invalidFields(List.of(new FieldError(pointer, detail))));
  }
}
