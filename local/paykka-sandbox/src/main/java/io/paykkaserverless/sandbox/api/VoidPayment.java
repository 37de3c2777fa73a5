package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.NotPossible;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.util.List;

/**
 * Void ({@code payments-void-opl_1}): lets go what was approved and not taken, all of it. The
 * reason changes nothing.
 */
public final class VoidPayment implements Operation {

  private final Acquirer acquirer;

  public VoidPayment(Acquirer acquirer) {
    this.acquirer = acquirer;
  }

  @Override
  public String name() {
    return "void";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/void");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    String orderId = request.required("order_id", 64);
    Reason.check(request);
    Transaction transaction =
        acquirer.byOrderId(orderId).orElseThrow(() -> new Refused(RetCode.ORDER_UNKNOWN));
    try {
      acquirer.voidRest(transaction.order().transId());
    } catch (NotPossible e) {
      throw Refused.notPossible(RetCode.VOID_NOT_POSSIBLE, e);
    }
    return Envelope.success();
  }
}
