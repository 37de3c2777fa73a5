package io.paykkaserverless.managepayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.view.ViewPayment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET /payments/{id}}: a payment, as a shop page or as the merchant's server may see it. */
public final class ManagePaymentHandler implements RequestStreamHandler {

  private final HttpEdge edge;
  private final Callers callers;
  private final ViewPayment viewPayment;

  /** Wired from the environment, as Lambda makes it. */
  public ManagePaymentHandler() {
    this(Wiring.from(System.getenv()));
  }

  ManagePaymentHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.callers = wiring.callers();
    this.viewPayment = wiring.viewPayment();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    var entitled = callers.requireEntitledToPayment(request, "id");
    Payment payment =
        viewPayment
            .view(entitled.payment())
            .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such payment.")));
    return HttpResponse.json(
        200,
        switch (entitled.caller()) {
          case Caller.Merchant _ -> PaymentJson.forMerchant(payment);
          case Caller.Shopper _ -> PaymentJson.forShopper(payment);
        });
  }
}
