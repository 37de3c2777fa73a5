package io.paykkaserverless.core.agreement;

/** How an agreement stands. */
public enum AgreementState {
  /** May be charged. */
  ACTIVE,
  /** The merchant paused it: nothing is charged until it is resumed. */
  PAUSED,
  /** A scheduled charge was not paid within its grace; the schedule waits for the merchant. */
  PAST_DUE,
  /** Canceled: nothing is charged any more. PayKKa has not confirmed it yet. */
  CANCELING,
  /** Canceled, here and at PayKKa. */
  CANCELED,
  /** Its schedule is over. */
  ENDED;

  /** Whether the merchant's server may charge it. */
  public boolean mayBeCharged() {
    return switch (this) {
      case ACTIVE, PAST_DUE -> true;
      case PAUSED, CANCELING, CANCELED, ENDED -> false;
    };
  }

  /** How the merchant calls it: whether PayKKa has confirmed the end is not their concern. */
  public AgreementState asTold() {
    return this == CANCELING ? CANCELED : this;
  }
}
