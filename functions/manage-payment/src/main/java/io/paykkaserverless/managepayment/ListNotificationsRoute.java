package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.DeliveryJson;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.json.JsonWriter;
import java.time.InstantSource;

/** {@code GET /notifications}: what became of messages, page by page. */
record ListNotificationsRoute(Callers callers, DeliveryStore deliveries, InstantSource clock)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return HttpResponse.json(
        200, json(page(ListNotificationsRequest.read(request, clock.instant()))));
  }

  private DeliveryStore.Page page(ListNotificationsRequest wanted) {
    try {
      return deliveries.page(wanted.filter(), wanted.after(), wanted.limit());
    } catch (IllegalArgumentException e) {
      if (wanted.after().isEmpty()) {
        throw e;
      }
      throw ListNotificationsRequest.unknownCursor();
    }
  }

  private static JsonWriter json(DeliveryStore.Page page) {
    JsonWriter json = new JsonWriter().beginArray("notifications");
    page.deliveries().forEach(delivery -> DeliveryJson.listed(json.beginElement(), delivery).end());
    return json.end().put("next", page.next());
  }
}
