package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.json.JsonWriter;

/** Writes a refund the way PayKKa tells it. */
public final class RefundJson {

  private RefundJson() {}

  /** Adds a refund's fields, as replies and queries have them, to the object that is open. */
  public static void write(JsonWriter json, Refund refund) {
    json.put("ori_order_id", refund.order().orderId());
    writeShared(json, refund);
  }

  /** The same as webhooks have them: {@code trans_id} is the refund's number there. */
  public static void writeReport(JsonWriter json, Refund refund) {
    json.put("trans_id", refund.order().refundTransId());
    writeShared(json, refund);
  }

  private static void writeShared(JsonWriter json, Refund refund) {
    TransactionJson.write(json, refund.result());
    json.put("merchant_id", refund.order().merchantId())
        .put("refund_trans_id", refund.order().refundTransId())
        .put("refund_order_id", refund.refundOrderId())
        .put("order_id", refund.order().orderId())
        .put("amount", refund.order().amount().minor())
        .put("currency", refund.order().amount().currency().code())
        .put("status", refund.status().name());
  }
}
