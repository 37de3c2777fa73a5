package io.paykkaserverless.sandbox.support;

import io.paykkaserverless.json.JsonWriter;
import java.net.URI;
import java.util.function.Consumer;

/**
 * What a merchant does with a payment after it was approved.
 *
 * @param merchant sends it
 */
public record Cashier(TestMerchant merchant) {

  public static final String CAPTURE = "/v3/payment/acq/capture";
  public static final String VOID = "/v3/payment/acq/void";
  public static final String REFUND = "/v3/payment/acq/refund";
  public static final String REFUND_QUERY = "/v3/payment/acq/refund/query";

  /** Approved, nothing taken yet: 12.50 EUR. Answers PayKKa's number. */
  public String authorize(String transId, URI notifyUrl) {
    return merchant
        .initiate(
            merchant
                .initiation(transId, TestMerchant.VISA)
                .put("capture_method", "MANUAL")
                .put("notify_url", notifyUrl.toString()))
        .field("order_id");
  }

  /** Approved and taken: 12.50 EUR. Answers PayKKa's number. */
  public String pay(String transId, URI notifyUrl) {
    return merchant
        .initiate(
            merchant.initiation(transId, TestMerchant.VISA).put("notify_url", notifyUrl.toString()))
        .field("order_id");
  }

  /** All that is left. */
  public PaykkaReply capture(String orderId) {
    return merchant.ask(CAPTURE, "order_id", orderId);
  }

  public PaykkaReply capture(String orderId, long minor) {
    return ask(CAPTURE, json -> json.put("order_id", orderId).put("amount", minor));
  }

  public PaykkaReply voidRest(String orderId) {
    return merchant.ask(VOID, "order_id", orderId);
  }

  public PaykkaReply refund(String refundTransId, String orderId, long minor) {
    return refund(refundTransId, orderId, minor, _ -> {});
  }

  /** With more fields. */
  public PaykkaReply refund(
      String refundTransId, String orderId, long minor, Consumer<JsonWriter> more) {
    return ask(
        REFUND,
        json -> {
          json.put("refund_trans_id", refundTransId)
              .put("ori_order_id", orderId)
              .put("refund_amount", minor)
              .put("currency", "EUR");
          more.accept(json);
        });
  }

  public PaykkaReply queryRefund(String refundTransId) {
    return merchant.ask(REFUND_QUERY, "refund_trans_id", refundTransId);
  }

  private PaykkaReply ask(String path, Consumer<JsonWriter> fields) {
    JsonWriter json = new JsonWriter().put("merchant_id", TestMerchant.MERCHANT_ID);
    fields.accept(json);
    return merchant.post(path, json.toString());
  }
}
