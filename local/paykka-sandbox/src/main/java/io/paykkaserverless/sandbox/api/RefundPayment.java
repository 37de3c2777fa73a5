package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.NotPossible;
import io.paykkaserverless.sandbox.transaction.Refund;
import io.paykkaserverless.sandbox.transaction.RefundCourse;
import io.paykkaserverless.sandbox.transaction.RefundJson;
import io.paykkaserverless.sandbox.transaction.RefundOrder;
import io.paykkaserverless.sandbox.transaction.Subject;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refund: gives money back, once per {@code refund_trans_id}. */
public final class RefundPayment implements Operation {

  private final MerchantRegistration merchant;
  private final Acquirer acquirer;
  private final FaultBook faults;
  private final RefundCourse usual;

  /**
   * Offers refunds.
   *
   * @param usual how they go where neither amount nor fault says otherwise
   */
  public RefundPayment(
      MerchantRegistration merchant, Acquirer acquirer, FaultBook faults, RefundCourse usual) {
    this.merchant = merchant;
    this.acquirer = acquirer;
    this.faults = faults;
    this.usual = usual;
  }

  @Override
  public String name() {
    return "refund";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/refund");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    if (!merchant.mayRefund()) {
      throw new Refused(RetCode.MAY_NOT_REFUND);
    }
    RefundOrder order = order(request);
    Refund refund = accepted(order);
    if (!refund.order().isSameAs(order)) {
      throw Refused.invalid("refund_trans_id was used before for another payment or amount");
    }
    return Envelope.success(json -> RefundJson.write(json, refund));
  }

  private RefundOrder order(RequestFields request) throws Refused {
    String refundTransId = request.required("refund_trans_id", 64);
    String orderId = request.required("ori_order_id", 64);
    Money amount = request.money("refund_amount");
    Optional<URI> notifyUrl = request.address("notify_url");
    Reason.check(request);
    Transaction payment =
        acquirer.byOrderId(orderId).orElseThrow(() -> new Refused(RetCode.ORDER_UNKNOWN));
    if (!amount.currency().equals(payment.order().amount().currency())) {
      throw Refused.invalid("currency is not the payment's");
    }
    return new RefundOrder(
        merchant.merchantId(),
        refundTransId,
        payment.order().transId(),
        orderId,
        amount,
        notifyUrl.or(payment.order()::notifyUrl));
  }

  private Refund accepted(RefundOrder order) throws Refused {
    try {
      return acquirer.refunds().accept(order, () -> course(order));
    } catch (NotPossible e) {
      throw Refused.notPossible(RetCode.REFUND_NOT_POSSIBLE, e);
    }
  }

  private RefundCourse course(RefundOrder order) {
    RefundCourse course = usual.chosenBy(order.amount().minor());
    List<Fault.OnRefund> due =
        faults.onRefund(Subject.refund(order.transId(), order.refundTransId()));
    Optional<Duration> delay = Optional.empty();
    for (Fault.OnRefund fault : due) {
      switch (fault) {
        case Fault.RefundReview() -> course = course.reviewed();
        case Fault.RefundFailure() -> course = course.withFailure();
        case Fault.DelayedRefund(Duration by) -> delay = Optional.of(by);
      }
    }
    return delay.isPresent() ? course.decidedAfter(delay.get()) : course;
  }
}
