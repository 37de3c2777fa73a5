package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.Verification;

/**
 * The answers PayKKa gets. Success is the body its dispute page documents; anything but 200 makes
 * it send the webhook again, so nothing that was not taken in is ever answered 200.
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

  static ProblemException malformed(String reason) {
    return problem(
        400, "webhook-malformed", "The webhook cannot be read.", "It was refused: " + reason + ".");
  }

  static ProblemException unknownPayment() {
    return problem(
        404,
        "webhook-unknown-payment",
        "There is no payment with this trans_id.",
        "Nothing was changed. Send it again later, or check the account's notify URL.");
  }

  static ProblemException contradicts(MismatchKind kind) {
    return problem(
        422,
        "webhook-contradicts",
        "The webhook contradicts the payment.",
        "It differs in this: " + kind + ". Nothing was changed; the merchant was alarmed.");
  }

  static ProblemException unsupported() {
    return problem(
        422,
        "webhook-unsupported",
        "Webhooks of this kind are not taken in yet.",
        "Nothing was changed.");
  }

  private static ProblemException problem(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }
}
