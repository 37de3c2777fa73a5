package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.Optional;

/** What merchants are told about. The code is the {@code type} of the message. */
public enum NotificationType {
  PAYMENT_AUTHORIZED("payment.authorized"),
  PAYMENT_PAID("payment.paid"),
  PAYMENT_DECLINED("payment.declined"),
  PAYMENT_CANCELED("payment.canceled"),
  PAYMENT_PARTIALLY_REVERSED("payment.partially_reversed"),
  /** Money that was set aside was taken, all of it or a part. */
  PAYMENT_CAPTURED("payment.captured"),
  /** A capture that may have been under way is certain not to have happened. */
  PAYMENT_CAPTURE_FAILED("payment.capture_failed"),
  /** A void that may have been under way is certain not to have happened. */
  PAYMENT_VOID_FAILED("payment.void_failed"),
  /** Money was given back, all of it or a part. */
  PAYMENT_REFUNDED("payment.refunded"),
  /** No money was given back. */
  PAYMENT_REFUND_FAILED("payment.refund_failed"),
  /** A webhook says that the shopper's bank disputes it. */
  PAYMENT_DISPUTED("payment.disputed"),
  PAYMENT_EXPIRED("payment.expired"),
  PAYMENT_NEEDS_ATTENTION("payment.needs_attention"),
  /** PayKKa stored the shopper's card; it can be paid with by its token. */
  TOKEN_CREATED("token.created"),
  /** The first payment of an agreement was approved; the agreement can be charged. */
  AGREEMENT_CREATED("agreement.created"),
  /** The merchant paused it; nothing is charged until it is resumed. */
  AGREEMENT_PAUSED("agreement.paused"),
  /** Charges go on. */
  AGREEMENT_RESUMED("agreement.resumed"),
  /** A scheduled charge was not paid within its grace; the schedule waits for the merchant. */
  AGREEMENT_PAST_DUE("agreement.past_due"),
  /** Its schedule is over. */
  AGREEMENT_ENDED("agreement.ended"),
  /** Nothing is charged any more: the merchant canceled it, or it is over at PayKKa. */
  AGREEMENT_CANCELED("agreement.canceled");

  private final String code;

  NotificationType(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /**
   * What the merchant hears when an agreement changes its state. Its end at PayKKa, which comes
   * after {@code CANCELING}, is no news: nothing was charged from then on.
   */
  public static Optional<NotificationType> announcing(AgreementState before, AgreementState after) {
    if (before == after) {
      return Optional.empty();
    }
    return switch (after) {
      case ACTIVE -> Optional.of(AGREEMENT_RESUMED);
      case PAUSED -> Optional.of(AGREEMENT_PAUSED);
      case PAST_DUE -> Optional.of(AGREEMENT_PAST_DUE);
      case ENDED -> Optional.of(AGREEMENT_ENDED);
      case CANCELING -> Optional.of(AGREEMENT_CANCELED);
      case CANCELED ->
          before == AgreementState.CANCELING ? Optional.empty() : Optional.of(AGREEMENT_CANCELED);
    };
  }

  /** What the merchant hears when a payment enters {@code state}; nothing while it is under way. */
  public static Optional<NotificationType> announcing(PaymentState state) {
    return switch (state) {
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN -> Optional.empty();
      case AUTHORIZED -> Optional.of(PAYMENT_AUTHORIZED);
      case PAID -> Optional.of(PAYMENT_PAID);
      case DECLINED -> Optional.of(PAYMENT_DECLINED);
      case CANCELED -> Optional.of(PAYMENT_CANCELED);
      case PARTIALLY_REVERSED -> Optional.of(PAYMENT_PARTIALLY_REVERSED);
      case PARTIALLY_REFUNDED, REFUNDED -> Optional.of(PAYMENT_REFUNDED);
      case EXPIRED -> Optional.of(PAYMENT_EXPIRED);
    };
  }
}
