package io.paykkaserverless.sandbox.vault;

import io.paykkaserverless.sandbox.card.CardBehaviour;
import io.paykkaserverless.sandbox.card.CardInfo;
import java.time.YearMonth;

/**
 * A card that can be charged without its number, which is not kept: only how it behaves.
 *
 * @param token PayKKa's number for it, {@code TK…}
 * @param shopperReference whose it is, in the merchant's words
 * @param behaviour what its number does, its owner present
 */
public record StoredCard(
    String token,
    String shopperReference,
    TokenUsage usage,
    CardInfo info,
    YearMonth expiry,
    CardBehaviour behaviour) {}
