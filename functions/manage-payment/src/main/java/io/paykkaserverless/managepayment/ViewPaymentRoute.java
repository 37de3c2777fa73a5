package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.view.ViewPayment;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/** {@code GET /payments/{id}}: a payment, as a shop page or as the merchant's server may see it. */
record ViewPaymentRoute(Callers callers, ViewPayment viewPayment, ViewDeliveries viewDeliveries)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    var entitled = callers.requireEntitledToPayment(request, "id");
    PaymentId id = entitled.payment();
    Optional<JsonWriter> seen =
        switch (entitled.caller()) {
          case Caller.Merchant _ -> viewPayment.viewWhole(id).map(this::withDeliveries);
          case Caller.Shopper _ -> viewPayment.view(id).map(PaymentJson::forShopper);
        };
    return seen.map(json -> HttpResponse.json(200, json))
        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such payment.")));
  }

  private JsonWriter withDeliveries(Payment payment) {
    return PaymentJson.forMerchant(
        payment, viewDeliveries.view(new OutboxOwner.OfPayment(payment.id())));
  }
}
