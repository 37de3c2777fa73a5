package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.confirm.ConfirmAnswer;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.applepay.ApplePayResult.DomainNotAllowed;
import io.paykkaserverless.core.applepay.ApplePayResult.NoSuchPayment;
import io.paykkaserverless.core.applepay.ApplePayResult.NotPayable;
import io.paykkaserverless.core.applepay.ApplePayResult.Opened;
import io.paykkaserverless.core.applepay.ApplePayResult.Unavailable;
import io.paykkaserverless.core.applepay.OpenApplePaySession;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code POST /payments/{id}/apple-pay-session}: PayKKa vouches to Apple for the shop's page. */
final class ApplePaySessionRoute implements HttpEdge.Route {

  /** RFC 1035. */
  private static final int DOMAIN_LENGTH_MAX = 253;

  private final Callers callers;
  private final OpenApplePaySession openSession;

  ApplePaySessionRoute(Callers callers, OpenApplePaySession openSession) {
    this.callers = callers;
    this.openSession = openSession;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    PaymentId payment = callers.requireEntitledToPayment(request, "id").payment();
    RequestBody body = RequestBody.of(request);
    Field<String> domain = body.required("domain_name", FieldType.text(1, DOMAIN_LENGTH_MAX));
    body.requireValid();
    return switch (openSession.open(payment, domain.value())) {
      case Opened(String session) -> opened(session);
      case NoSuchPayment _ -> throw ConfirmAnswer.noSuchPayment();
      case NotPayable(var found) -> throw notPayable(found);
      case DomainNotAllowed _ -> throw domainNotAllowed();
      case Unavailable _ -> throw unavailable();
    };
  }

  private static HttpResponse opened(String session) {
    try {
      byte[] json = session.getBytes(StandardCharsets.UTF_8);
      return HttpResponse.json(
          200, new JsonWriter().put("merchant_session", JsonReader.readObject(json)));
    } catch (MalformedJson _) {
      throw unavailable();
    }
  }

  /** Over for good, or only while an attempt is open or after one succeeded. */
  private static ProblemException notPayable(Payment payment) {
    boolean busy = payment.state().isOpen() || payment.state().isApproved();
    return busy
        ? new ProblemException(
            Problem.of(
                409,
                "payment-not-payable",
                "The payment cannot be paid now.",
                "It is being paid, or is paid already. Ask how it stands."))
        : ConfirmAnswer.tooLate();
  }

  private static ProblemException domainNotAllowed() {
    return new ProblemException(
        Problem.invalidFields(
            List.of(
                new FieldError(
                    "/domain_name",
                    "must be the host of one of the shop's origins (template parameter"
                        + " ShopOrigins)"))));
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        Problem.of(
            502,
            "apple-pay-unavailable",
            "Apple Pay is unavailable for the moment.",
            "PayKKa opened no session. Nothing was charged. Try again, or pay another way."));
  }
}
