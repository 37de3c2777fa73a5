package io.paykkaserverless.managepayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** The calls about a payment, an agreement or a stored card; each route has a class of its own. */
public final class ManagePaymentHandler implements RequestStreamHandler {

  private final HttpEdge edge;
  private final Map<String, HttpEdge.Route> routes;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ManagePaymentHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ManagePaymentRehearsal::play);
  }

  ManagePaymentHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.routes = wiring.routes();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return Optional.ofNullable(routes.get(request.route()))
        .orElseThrow(() -> new IllegalStateException("the template sends us another's route"))
        .answer(request);
  }
}
