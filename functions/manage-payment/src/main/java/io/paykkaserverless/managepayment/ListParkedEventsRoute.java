package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.parked.ListParkedEvents;
import java.util.Optional;

/** {@code GET /parked-events}: what PayKKa reported and could not be taken in. */
record ListParkedEventsRoute(Callers callers, ListParkedEvents listParkedEvents)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    boolean withBodies = request.queryParameter("body").equals(Optional.of("true"));
    return HttpResponse.json(200, ParkedEventsJson.of(listParkedEvents.newest(), withBodies));
  }
}
