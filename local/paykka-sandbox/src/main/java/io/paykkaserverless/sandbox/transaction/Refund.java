package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.card.ResultCode;

/**
 * One refund at one moment. Immutable, as {@link Transaction} is.
 *
 * @param order what the merchant asked for
 * @param refundOrderId PayKKa's number, {@code RG…}
 * @param result {@code 0000} until it fails
 */
public record Refund(
    RefundOrder order, String refundOrderId, RefundStatus status, ResultCode result) {

  static Refund accepted(RefundOrder order, String refundOrderId) {
    return new Refund(order, refundOrderId, RefundStatus.PROCESSING, ResultCode.SUCCESS);
  }

  /** Whether it is yet to be decided; until then its money is reserved. */
  public boolean isOpen() {
    return switch (status) {
      case PROCESSING, REVIEWING -> true;
      case SUCCESS, FAILURE -> false;
    };
  }

  Refund reviewed() {
    return isOpen()
        ? new Refund(order, refundOrderId, RefundStatus.REVIEWING, ResultCode.SUCCESS)
        : this;
  }

  Refund paid() {
    return isOpen()
        ? new Refund(order, refundOrderId, RefundStatus.SUCCESS, ResultCode.SUCCESS)
        : this;
  }

  Refund failed() {
    return isOpen()
        ? new Refund(order, refundOrderId, RefundStatus.FAILURE, ResultCode.REFUND_DECLINED)
        : this;
  }

  /** The same refund with an amount that is not true, for webhooks that lie. */
  public Refund withAmount(Money other) {
    return new Refund(order.withAmount(other), refundOrderId, status, result);
  }
}
