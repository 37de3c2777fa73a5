package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.NotPossible;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Capture: takes money that was approved, again with every call. Path and fields are assumed. */
public final class Capture implements Operation {

  private final Acquirer acquirer;

  public Capture(Acquirer acquirer) {
    this.acquirer = acquirer;
  }

  @Override
  public String name() {
    return "capture";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/capture");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    String orderId = request.required("order_id", 64);
    Optional<Long> amount = request.minor("amount");
    Optional<CurrencyCode> currency = request.currency();
    Optional<URI> notifyUrl = request.address("notify_url");
    Transaction transaction =
        acquirer.byOrderId(orderId).orElseThrow(() -> new Refused(RetCode.ORDER_UNKNOWN));
    CurrencyCode approved = transaction.order().amount().currency();
    if (!currency.orElse(approved).equals(approved)) {
      throw Refused.invalid("currency is not the payment's");
    }
    try {
      acquirer.capture(transaction.order().transId(), amount, notifyUrl);
    } catch (NotPossible e) {
      throw Refused.notPossible(RetCode.CAPTURE_NOT_POSSIBLE, e);
    }
    return Envelope.success();
  }
}
