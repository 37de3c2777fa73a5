package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.core.agreement.ChargeAgreement;
import io.paykkaserverless.core.agreement.ChargeResult.Charged;
import io.paykkaserverless.core.agreement.ChargeResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.ChargeResult.NotActive;
import io.paykkaserverless.core.agreement.ChargeResult.PeriodReused;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Payment;
import java.net.URI;
import java.util.Optional;

/**
 * {@code POST /agreements/{id}/charges}: the merchant's server charges an agreement for a period.
 *
 * @param attemptsMax how often one payment may be tried
 * @param publicBaseUrl where our API is reached, where the caller's way to it does not tell
 */
record ChargeAgreementRoute(
    Callers callers,
    ChargeAgreement charge,
    Archiving archiving,
    int attemptsMax,
    Optional<URI> publicBaseUrl)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    URI base = publicBaseUrl.orElseGet(request::baseUrl);
    return switch (charge.charge(ChargeAgreementRequest.read(request, attemptsMax, base))) {
      case Charged(var payment, boolean askedBefore) ->
          askedBefore
              ? answer(payment).withHeader("idempotency-replayed", "true")
              : answer(payment);
      case PeriodReused _ -> throw AgreementAnswer.periodReused();
      case NotActive(var agreement) -> throw AgreementAnswer.notActive(agreement);
      case NoSuchAgreement _ -> throw AgreementAnswer.noSuchAgreement();
    };
  }

  /** 202 while nobody knows the outcome. */
  private HttpResponse answer(Payment payment) {
    return HttpResponse.json(
        payment.state().isOpen() ? 202 : 201, PaymentJson.forMerchant(archiving.whole(payment)));
  }
}
