package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/** Why a message is not sent again. */
final class ReplayProblem {

  private ReplayProblem() {}

  static ProblemException noSuchNotification() {
    return problem(
        404,
        "no-such-notification",
        "There is no such notification.",
        "Send the id that the payment or the agreement shows it under, which is its webhook-id.");
  }

  static ProblemException neverSent() {
    return problem(
        409,
        "never-sent",
        "The notification was never sent.",
        "No endpoint wanted it, or it has not been sent for the first time yet. Nothing was sent.");
  }

  /** Names where it did go. */
  static ProblemException notSentThere(List<EndpointName> known) {
    List<String> names = known.stream().map(EndpointName::value).toList();
    return new ProblemException(
        Problem.of(
                409,
                "not-sent-to-endpoint",
                "The notification never went to this endpoint.",
                "It went to " + String.join(", ", names) + ". Nothing was sent.")
            .withExtension(json -> endpoints(json, names)));
  }

  static ProblemException tooOften() {
    return problem(
        409,
        "replayed-too-often",
        "The payment's notifications were replayed too often.",
        "That is possible %d times. Nothing was sent. GET /payments/{id} says how it stands."
            .formatted(ReplayNotification.REPLAYS_MAX));
  }

  private static void endpoints(JsonWriter json, List<String> names) {
    json.beginArray("endpoints");
    names.forEach(json::element);
    json.end();
  }

  private static ProblemException problem(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }
}
