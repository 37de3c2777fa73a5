package io.paykkaserverless.core.operation;

/** How a capture, void or refund stands. */
public enum OperationState {
  /** Written down, its amount reserved; PayKKa has been asked, or is about to be. */
  REQUESTED,
  /** PayKKa's answer was lost. Only a query or a webhook tells; nothing is sent again. */
  UNKNOWN,
  /** PayKKa took it up; what it did is not known yet. */
  PROCESSING,
  /** Somebody at PayKKa looks at it first; refunds only. */
  REVIEWING,
  /** The money moved. */
  SUCCEEDED,
  /** No money moved; what was reserved is free again. */
  FAILED;

  /** Its outcome is not known, so its amount stays reserved. */
  public boolean isOpen() {
    return switch (this) {
      case REQUESTED, UNKNOWN, PROCESSING, REVIEWING -> true;
      case SUCCEEDED, FAILED -> false;
    };
  }

  /** Whether PayKKa may never have got it. */
  public boolean mayNotHaveArrived() {
    return switch (this) {
      case REQUESTED, UNKNOWN -> true;
      case PROCESSING, REVIEWING, SUCCEEDED, FAILED -> false;
    };
  }
}
