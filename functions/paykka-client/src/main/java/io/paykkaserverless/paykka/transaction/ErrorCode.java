package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;

/**
 * A code that says why not.
 *
 * @param code {@code error_code} or {@code ret_code}
 * @param reason what it means to shopper and merchant
 * @param description what PayKKa means by it, in our words
 */
public record ErrorCode(String code, FailureReason reason, String description) {

  public Failure asFailure() {
    return new Failure(reason, code);
  }
}
