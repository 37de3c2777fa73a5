package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.json.JsonWriter;

/** A capture, void or refund in our API's JSON, for the merchant's server alone. */
public final class OperationJson {

  private OperationJson() {}

  /** Puts what is known of {@code operation} into the object that is open. */
  public static JsonWriter members(JsonWriter json, Operation operation) {
    return json.put("id", operation.id().text())
        .put("type", operation.kind().name())
        .put("status", operation.state().name())
        .put("amount", operation.amount().minor())
        .put("currency", operation.amount().currency().code())
        .put("reason", operation.reason().map(Enum::name))
        .put("requested_at", operation.requestedAt().toString())
        .put("refund_order_id", operation.refundOrderId().map(RefundOrderId::value))
        .put("failure_code", operation.failure().map(failure -> failure.reason().name()))
        .put("paykka_code", operation.failure().map(Failure::paykkaCode));
  }
}
