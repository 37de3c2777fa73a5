package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Subject;
import java.util.Optional;

/**
 * Finds out what a request is about, whichever numbers it names.
 *
 * @param acquirer knows which of its numbers belong together
 */
record Subjects(Acquirer acquirer) {

  Subject of(JsonObject request) {
    Optional<String> refundTransId =
        request
            .text("refund_trans_id")
            .or(
                () ->
                    request
                        .text("refund_order_id")
                        .flatMap(acquirer.refunds()::byOrderId)
                        .map(it -> it.order().refundTransId()));
    Optional<String> transId =
        request
            .text("trans_id")
            .or(() -> paymentOf(request.text("order_id").or(() -> request.text("ori_order_id"))))
            .or(
                () ->
                    refundTransId
                        .flatMap(acquirer.refunds()::byTransId)
                        .map(it -> it.order().transId()));
    return new Subject(transId, refundTransId);
  }

  private Optional<String> paymentOf(Optional<String> orderId) {
    return orderId.flatMap(acquirer::byOrderId).map(it -> it.order().transId());
  }
}
