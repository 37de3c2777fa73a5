package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.json.JsonWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;

/** Writes a dispute the way PayKKa tells it. */
public final class DisputeJson {

  private static final Duration TIME_TO_ANSWER = Duration.ofDays(14);

  private DisputeJson() {}

  /** Adds the dispute's fields to the object that is open. */
  public static void write(JsonWriter json, Dispute dispute) {
    Transaction transaction = dispute.transaction();
    Order order = transaction.order();
    json.put("merchant_id", order.merchantId())
        .put("merchant_name", "Merchant of the sandbox")
        .put("trans_id", order.transId())
        .put("order_id", transaction.orderId())
        .put("dispute_id", dispute.disputeId())
        .put("arn", dispute.arn())
        .put("card_bin", transaction.card().map(it -> it.bin()))
        .put("card_last4", transaction.card().map(it -> it.last4()))
        .put("payment_method", order.paymentMethod().name())
        .put("pay_finish_time", transaction.finishedAt().map(TransactionJson::dateTime))
        .put("dispute_stage", dispute.stage())
        .put("reason_code", "10.4")
        .put("reason_code_description", "Other Fraud: Card-Absent Environment")
        .put("dispute_amount", dispute.amount().minor())
        .put("dispute_currency", dispute.amount().currency().code())
        .put("order_amount", order.amount().minor())
        .put("order_currency", order.amount().currency().code())
        .put(
            "posting_date",
            DateTimeFormatter.ISO_LOCAL_DATE.format(dispute.at().atOffset(TransactionJson.OFFSET)))
        .put("dispute_time", TransactionJson.dateTime(dispute.at()))
        .put("due_time", TransactionJson.dateTime(dispute.at().plus(TIME_TO_ANSWER)));
  }
}
