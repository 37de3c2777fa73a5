package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import java.util.List;
import java.util.Optional;

/** Query transaction ({@code payments-query-opl_1}): how a transaction stands now. */
public final class Query implements Operation {

  private final Acquirer acquirer;

  public Query(Acquirer acquirer) {
    this.acquirer = acquirer;
  }

  @Override
  public String name() {
    return "query";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/query");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    Optional<String> transId = request.optional("trans_id", 64);
    Optional<String> orderId = request.optional("order_id", 64);
    if (transId.isEmpty() && orderId.isEmpty()) {
      if (request.optional("session_id", 64).isPresent()) {
        throw new Refused(RetCode.SESSION_UNKNOWN);
      }
      throw Refused.invalid("one of trans_id, order_id, session_id is required");
    }
    Transaction transaction =
        (transId.isPresent()
                ? acquirer.byTransId(transId.get())
                : acquirer.byOrderId(orderId.orElseThrow()))
            .filter(it -> orderId.isEmpty() || it.orderId().equals(orderId.get()))
            .orElseThrow(() -> new Refused(RetCode.ORDER_UNKNOWN));
    return Envelope.success(data -> TransactionJson.write(data, transaction));
  }
}
