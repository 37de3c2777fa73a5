package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.operation.OperationCommand;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationResult.KeyReused;
import io.paykkaserverless.core.operation.OperationResult.NoSuchPayment;
import io.paykkaserverless.core.operation.OperationResult.NotPossible;
import io.paykkaserverless.core.operation.OperationResult.Taken;
import java.net.URI;
import java.util.Optional;

/**
 * {@code POST /payments/{id}/capture}, {@code /void} and {@code /refunds}: the merchant's server
 * moves a payment's money.
 *
 * @param kind which of them
 * @param publicBaseUrl where our API is reached, where the caller's way to it does not tell
 */
record OperatePaymentRoute(
    Callers callers, OperatePayment operate, OperationKind kind, Optional<URI> publicBaseUrl)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    String caller = callers.requireMerchant(request).name();
    URI base = publicBaseUrl.orElseGet(request::baseUrl);
    OperationCommand command = OperatePaymentRequest.read(request, kind, caller, base);
    return switch (operate.operate(command)) {
      case Taken taken -> OperationAnswer.taken(taken);
      case KeyReused(var payment, var present) -> throw OperationAnswer.keyReused(payment, present);
      case NotPossible(var payment, var refusal) ->
          throw OperationAnswer.notPossible(payment, kind, refusal);
      case NoSuchPayment _ -> throw OperationAnswer.noSuchPayment();
    };
  }
}
