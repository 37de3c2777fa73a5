package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.OutboxJson;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.notification.ReplayNotification.Result;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/** {@code POST /notifications/{notification}/replay}: a message is sent again. */
record ReplayNotificationRoute(Callers callers, ReplayNotification replay)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    NotificationId id =
        NotificationId.parse(request.pathParameter("notification"))
            .orElseThrow(ReplayProblem::noSuchNotification);
    return switch (replay.replay(id, endpoint(request))) {
      case Result.Replayed(var notification, var deliveries) ->
          HttpResponse.json(202, OutboxJson.members(new JsonWriter(), notification, deliveries));
      case Result.NoSuchNotification _ -> throw ReplayProblem.noSuchNotification();
      case Result.NeverSent _ -> throw ReplayProblem.neverSent();
      case Result.NotSentThere(var known) -> throw ReplayProblem.notSentThere(known);
      case Result.TooOften _ -> throw ReplayProblem.tooOften();
    };
  }

  /** A body may be left out; then it goes to every endpoint it ever went to. */
  private static Optional<EndpointName> endpoint(HttpRequest request) {
    if (request.body().length() == 0) {
      return Optional.empty();
    }
    RequestBody body = RequestBody.of(request);
    var endpoint = body.optional("endpoint", FieldType.endpointName());
    body.requireValid();
    return endpoint.value();
  }
}
