package io.paykkaserverless.confirmpayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /payments/{id}/confirm}: the shopper pays; and what a page asks for before that. */
public final class ConfirmPaymentHandler implements RequestStreamHandler {

  private final Wiring wiring;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ConfirmPaymentHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ConfirmPaymentRehearsal::play);
  }

  ConfirmPaymentHandler(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    wiring.edge().serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    HttpEdge.Route route =
        switch (request.route()) {
          case "POST /payments/{id}/confirm" -> wiring.confirm();
          case "POST /payments/{id}/apple-pay-session" -> wiring.applePaySession();
          case "GET /payment-methods" -> wiring.paymentMethods();
          default -> throw new IllegalStateException("the template routes something else here");
        };
    return route.answer(request);
  }
}
