package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.json.JsonWriter;

/** A dispute in our API's JSON, for the merchant's server alone. */
public final class DisputeJson {

  private DisputeJson() {}

  /** Puts what was said of {@code dispute}, and whether PayKKa said it, into the open object. */
  public static JsonWriter members(JsonWriter json, Dispute dispute) {
    json.put("dispute_id", dispute.disputeId())
        .put("stage", dispute.stage())
        .put("reason_code", dispute.reasonCode());
    dispute
        .amount()
        .ifPresent(
            amount -> json.put("amount", amount.minor()).put("currency", amount.currency().code()));
    return json.put("due_at", dispute.dueAt().map(Object::toString))
        .put("verified", dispute.verified());
  }
}
