package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.json.JsonWriter;

/** {@code GET /notification-endpoints}: which of the merchant's endpoints are failing. */
record ListNotificationEndpointsRoute(Callers callers, EndpointHealthStore health)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    JsonWriter json = new JsonWriter().beginArray("failing");
    for (EndpointHealth failing : health.failing()) {
      json.beginElement()
          .put("endpoint", failing.endpoint().value())
          .put("failing_since", failing.failingSince().toString())
          .put("percent_of_schedule", failing.percent())
          .end();
    }
    return HttpResponse.json(200, json.end());
  }
}
