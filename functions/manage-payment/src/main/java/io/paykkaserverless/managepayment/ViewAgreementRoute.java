package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.ViewAgreement;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.ViewDeliveries;

/** {@code GET /agreements/{id}}: how an agreement stands. */
record ViewAgreementRoute(
    Callers callers, ViewAgreement viewAgreement, ViewDeliveries viewDeliveries)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return viewAgreement
        .view(AgreementPath.id(request))
        .map(this::shown)
        .orElseThrow(AgreementAnswer::noSuchAgreement);
  }

  private HttpResponse shown(Agreement agreement) {
    return HttpResponse.json(
        200,
        AgreementJson.of(
            agreement, viewDeliveries.view(new OutboxOwner.OfAgreement(agreement.id()))));
  }
}
