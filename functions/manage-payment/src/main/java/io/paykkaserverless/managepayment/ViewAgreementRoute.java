package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.agreement.ViewAgreement;

/** {@code GET /agreements/{id}}: how an agreement stands. */
record ViewAgreementRoute(Callers callers, ViewAgreement viewAgreement) implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return viewAgreement
        .view(AgreementPath.id(request))
        .map(AgreementAnswer::of)
        .orElseThrow(AgreementAnswer::noSuchAgreement);
  }
}
