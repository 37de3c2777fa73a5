package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Refund;
import io.paykkaserverless.sandbox.transaction.RefundJson;
import io.paykkaserverless.sandbox.transaction.Refunds;
import java.util.List;
import java.util.Optional;

/** Refund query: how a refund stands now. */
public final class RefundQuery implements Operation {

  private final Refunds refunds;

  public RefundQuery(Acquirer acquirer) {
    this.refunds = acquirer.refunds();
  }

  @Override
  public String name() {
    return "refund-query";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/refund/query");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    Optional<String> transId = request.optional("refund_trans_id", 64);
    Optional<String> orderId = request.optional("refund_order_id", 64);
    if (transId.isEmpty() && orderId.isEmpty()) {
      throw Refused.invalid("one of refund_trans_id, refund_order_id is required");
    }
    Refund refund =
        (transId.isPresent()
                ? refunds.byTransId(transId.get())
                : refunds.byOrderId(orderId.orElseThrow()))
            .filter(it -> orderId.isEmpty() || it.refundOrderId().equals(orderId.get()))
            .orElseThrow(() -> new Refused(RetCode.REFUND_UNKNOWN));
    return Envelope.success(json -> RefundJson.write(json, refund));
  }
}
