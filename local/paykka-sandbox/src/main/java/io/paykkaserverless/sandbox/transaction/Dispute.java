package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import java.time.Instant;

/**
 * A payment that a shopper's bank disputes, at one stage.
 *
 * @param transaction the payment as it was then
 * @param disputeId PayKKa's number, {@code DG…}; the same at every stage
 * @param arn the acquirer's reference number, 23 digits
 * @param stage PayKKa's {@code dispute_stage}
 * @param amount what is disputed
 * @param at when this stage was reached
 */
public record Dispute(
    Transaction transaction, String disputeId, String arn, String stage, Money amount, Instant at) {

  /** The stage PayKKa's sample shows. */
  public static final String CREATED = "DISPUTE_CREATED";

  Dispute withAmount(Money other) {
    return new Dispute(transaction, disputeId, arn, stage, other, at);
  }
}
