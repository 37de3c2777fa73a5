package io.paykkaserverless.returnfrom3ds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.HtmlPage;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.returning.FinishReturn;
import io.paykkaserverless.core.returning.FinishReturnResult.BackToShop;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkExpired;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkNotOurs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * {@code GET} and {@code POST /return/{state}}: the shopper comes back from 3-D Secure. Whatever
 * else comes with the request is not looked at: no parameters, no body, no cookies.
 */
public final class ReturnFrom3dsHandler implements RequestStreamHandler {

  private static final HtmlPage EXPIRED =
      HtmlPage.of(
          "This link has expired",
          "It was for finishing one payment, and its time is over.",
          "Please go back to the shop: your order there shows whether the payment went through."
              + " Do not pay again before you have looked.");
  private static final HtmlPage NOT_OURS =
      HtmlPage.of(
          "This link does not work",
          "It is incomplete or was changed on the way. Nothing was charged because of it.",
          "Please go back to the shop: your order there shows whether a payment went through.");

  private static final HtmlPage OUT_OF_ORDER =
      HtmlPage.of(
          "We cannot look right now",
          "Something on our side is out of order. Your payment goes on without this page.",
          "Please load this page again in a moment, or go back to the shop: your order there shows"
              + " how the payment stands. Do not pay again before you have looked.");

  private final HttpEdge edge;
  private final FinishReturn finishReturn;

  /** Wired from the environment, as Lambda makes it. */
  public ReturnFrom3dsHandler() {
    this(Wiring.from(System.getenv()));
  }

  ReturnFrom3dsHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.finishReturn = wiring.finishReturn();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(
        event,
        answer,
        context,
        this::answer,
        (problem, _) -> HttpResponse.html(problem.status(), OUT_OF_ORDER));
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (finishReturn.finish(request.pathParameter("state"))) {
      case BackToShop(var payment) -> HttpResponse.redirect(ShopAddress.of(payment));
      case LinkExpired _ -> HttpResponse.html(410, EXPIRED);
      case LinkNotOurs _ -> HttpResponse.html(400, NOT_OURS);
    };
  }
}
