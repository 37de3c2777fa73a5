package io.paykkaserverless.returnfrom3ds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
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

  private final HttpEdge edge;
  private final FinishReturn finishReturn;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ReturnFrom3dsHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ReturnFrom3dsRehearsal::play);
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
        (problem, _) -> HttpResponse.html(problem.status(), ReturnPage.OUT_OF_ORDER));
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (finishReturn.finish(request.pathParameter("state"))) {
      case BackToShop(var payment) ->
          ShopAddress.of(payment)
              .map(HttpResponse::redirect)
              .orElseGet(() -> HttpResponse.html(200, ReturnPage.NO_SHOP));
      case LinkExpired _ -> HttpResponse.html(410, ReturnPage.EXPIRED);
      case LinkNotOurs _ -> HttpResponse.html(400, ReturnPage.NOT_OURS);
    };
  }
}
