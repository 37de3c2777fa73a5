package io.paykkaserverless.core.payment;

/**
 * A definite no.
 *
 * @param reason what it means to shopper and merchant
 * @param paykkaCode PayKKa's {@code error_code} or {@code ret_code}, for the merchant's support
 *     case; never shown to a browser. 1 to 16 letters or digits
 */
public record Failure(FailureReason reason, String paykkaCode) {

  /** The request did not leave for PayKKa: nothing can have come of it. */
  public static final Failure NOT_SENT = new Failure(FailureReason.NOT_PROCESSED, "not-sent");

  public Failure {
    if (!paykkaCode.matches("[A-Za-z0-9_-]{1,16}")) {
      throw new IllegalArgumentException("not a PayKKa code");
    }
  }
}
