package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.payment.Fingerprint;
import java.util.Optional;

/**
 * What the merchant wants done.
 *
 * @param kind what
 * @param amount how much, in minor units; all that is possible where it is left out. Never for a
 *     void, which takes no amount
 * @param currency of which currency the merchant believes it to be
 * @param reason why, in PayKKa's words; never for a capture
 * @param key hash of who asks and of their {@code Idempotency-Key}
 * @param fingerprint hash of all the above but the key
 */
public record OperationRequest(
    OperationKind kind,
    Optional<Long> amount,
    Optional<CurrencyCode> currency,
    Optional<OperationReason> reason,
    Fingerprint key,
    Fingerprint fingerprint) {}
