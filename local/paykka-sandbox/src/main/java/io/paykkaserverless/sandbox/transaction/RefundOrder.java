package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import java.net.URI;
import java.util.Optional;

/**
 * What the merchant wants to be given back.
 *
 * @param refundTransId the merchant's number, unique among refunds
 * @param transId the payment, in the merchant's number
 * @param orderId the payment, in PayKKa's number
 * @param amount above zero, in the payment's currency
 * @param notifyUrl where the result is reported; none and nothing is reported
 */
public record RefundOrder(
    String merchantId,
    String refundTransId,
    String transId,
    String orderId,
    Money amount,
    Optional<URI> notifyUrl) {

  /** Whether it asks for the same thing; where to and why do not matter. */
  public boolean isSameAs(RefundOrder other) {
    return orderId.equals(other.orderId) && amount.equals(other.amount);
  }

  RefundOrder withAmount(Money other) {
    return new RefundOrder(merchantId, refundTransId, transId, orderId, other, notifyUrl);
  }
}
