package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.Verification;

/**
 * The answers PayKKa gets. Success is the body its dispute page documents; anything but 200 makes
 * it send the webhook again, so nothing that was neither taken in nor parked is ever answered 200.
 */
final class WebhookAnswer {

  private WebhookAnswer() {}

  static HttpResponse success() {
    return HttpResponse.json(
        200, new JsonWriter().put("ret_code", "000000").put("ret_msg", "Success"));
  }

  static ProblemException rejected(Verification.Reason reason) {
    return problem(
        401,
        "webhook-signature",
        "The webhook is not proven to be PayKKa's.",
        "It was refused for this reason: " + reason + ". Nothing in it was read.");
  }

  static ProblemException ignored() {
    return problem(
        404,
        "webhook-unknown-payment",
        "No payment fits this dispute.",
        "It is not signed, so nothing of it was kept.");
  }

  private static ProblemException problem(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }
}
