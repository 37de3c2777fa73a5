package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.ViewOperation;
import java.util.Optional;

/**
 * {@code GET /payments/{id}/operations/{operation}}: how a capture, void or refund stands; asks
 * PayKKa while that is open.
 */
record ViewOperationRoute(Callers callers, ViewOperation viewOperation) implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    OperationId id =
        named(request)
            .filter(found -> found.payment().value().equals(request.pathParameter("id")))
            .orElseThrow(OperationAnswer::noSuchOperation);
    return viewOperation
        .view(id)
        .map(payment -> OperationAnswer.of(200, payment, id))
        .orElseThrow(OperationAnswer::noSuchOperation);
  }

  private static Optional<OperationId> named(HttpRequest request) {
    return OperationId.parse(request.pathParameter("operation"));
  }
}
