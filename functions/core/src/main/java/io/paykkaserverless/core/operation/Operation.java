package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * One capture, void or refund, written down with its amount before PayKKa is called. While it is
 * open its amount is reserved: no other operation can count on it.
 *
 * @param id names it here and, for a refund, at PayKKa
 * @param amount what moves; for a void all that could be voided when it was requested
 * @param reason why, in PayKKa's words; none for a capture
 * @param key hash of who asked and of their {@code Idempotency-Key}
 * @param fingerprint hash of what was asked for; tells a repeat from a misuse of the key
 * @param claim random; tells the one writer who wrote this down from all who tried to
 * @param requestedAt when it was written down
 * @param state how it stands
 * @param refundOrderId PayKKa's number for it, once known; refunds only
 * @param failure why it failed, if it did
 */
public record Operation(
    OperationId id,
    Money amount,
    Optional<OperationReason> reason,
    Fingerprint key,
    Fingerprint fingerprint,
    String claim,
    Instant requestedAt,
    OperationState state,
    Optional<RefundOrderId> refundOrderId,
    Optional<Failure> failure) {

  public Operation {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an operation must move more than zero");
    }
  }

  public OperationKind kind() {
    return id.kind();
  }

  public boolean isOpen() {
    return state.isOpen();
  }

  /** The same after something was learned about it. */
  public Operation learning(
      OperationState to, Optional<RefundOrderId> number, Optional<Failure> why) {
    Optional<Failure> known =
        to == OperationState.FAILED ? failure.or(() -> why) : Optional.empty();
    return new Operation(
        id,
        amount,
        reason,
        key,
        fingerprint,
        claim,
        requestedAt,
        to,
        refundOrderId.or(() -> number),
        known);
  }
}
