package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A hint that the shopper's bank disputes the payment. It moves no money and no state.
 *
 * @param disputeId PayKKa's number of the dispute
 * @param stage PayKKa's {@code dispute_stage}; each stage is a hint of its own
 * @param reasonCode the card scheme's code
 * @param amount what is disputed
 * @param dueAt until when the merchant can answer
 * @param heardAt when we heard of it
 * @param verified whether PayKKa signed it, which its documentation does not promise
 */
public record Dispute(
    String disputeId,
    String stage,
    Optional<String> reasonCode,
    Optional<Money> amount,
    Optional<Instant> dueAt,
    Instant heardAt,
    boolean verified) {}
