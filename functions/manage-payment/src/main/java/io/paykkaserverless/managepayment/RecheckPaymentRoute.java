package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.ReconcilePayment;

/** {@code POST /payments/{id}/recheck}: PayKKa is asked now how the payment stands. */
record RecheckPaymentRoute(Callers callers, ReconcilePayment reconcile, Archiving archiving)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return PaymentId.parse(request.pathParameter("id"))
        .flatMap(reconcile::recheck)
        .map(archiving::whole)
        .map(payment -> HttpResponse.json(200, PaymentJson.forMerchant(payment)))
        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such payment.")));
  }
}
