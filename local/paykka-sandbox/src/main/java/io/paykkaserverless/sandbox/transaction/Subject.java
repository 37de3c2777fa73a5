package io.paykkaserverless.sandbox.transaction;

import java.util.Optional;

/**
 * What a request or a report is about, in the merchant's own numbers.
 *
 * @param transId the payment, where it is known
 * @param refundTransId the refund, where it is about one
 */
public record Subject(Optional<String> transId, Optional<String> refundTransId) {

  public static final Subject NONE = new Subject(Optional.empty(), Optional.empty());

  public static Subject payment(String transId) {
    return new Subject(Optional.of(transId), Optional.empty());
  }

  public static Subject refund(String transId, String refundTransId) {
    return new Subject(Optional.of(transId), Optional.of(refundTransId));
  }

  /** Whether it is about the payment or the refund with this number. */
  public boolean isAbout(String number) {
    return transId.filter(number::equals).isPresent()
        || refundTransId.filter(number::equals).isPresent();
  }
}
