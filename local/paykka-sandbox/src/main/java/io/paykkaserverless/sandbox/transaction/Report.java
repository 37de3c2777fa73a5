package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import java.net.URI;
import java.util.Optional;

/** Something the merchant is told without having asked. */
public sealed interface Report {

  /** PayKKa's {@code notify_type}; a dispute's {@code event_type}. */
  String type();

  Subject subject();

  /** Where it is reported; none and it is not. */
  Optional<URI> notifyUrl();

  /** The same with an amount that is {@code by} minor units too high. */
  Report withAmountOffBy(long by);

  /** How a payment stands. */
  record OfPayment(Transaction transaction, Optional<URI> notifyUrl) implements Report {

    public OfPayment(Transaction transaction) {
      this(transaction, transaction.order().notifyUrl());
    }

    /** Nothing is captured after a void, so the balances tell what happened last. */
    @Override
    public String type() {
      Balances balances = transaction.balances();
      if (transaction.status() == Status.PROCESSING) {
        throw new IllegalStateException("there is no result to report yet");
      }
      if (transaction.status() == Status.FAILURE) {
        return "PAYMENT.FAILURE";
      }
      if (balances.voided() > 0) {
        return "PAYMENT.CANCELED";
      }
      return balances.captured() > 0 ? "PAYMENT.SUCCESS" : "PAYMENT.AUTHORIZATION";
    }

    @Override
    public Subject subject() {
      return Subject.payment(transaction.order().transId());
    }

    @Override
    public Report withAmountOffBy(long by) {
      return new OfPayment(
          transaction.withAmount(offBy(by, transaction.order().amount())), notifyUrl);
    }
  }

  /** How a refund ended. */
  record OfRefund(Refund refund) implements Report {

    @Override
    public String type() {
      return switch (refund.status()) {
        case SUCCESS -> "REFUND.SUCCESS";
        case FAILURE -> "REFUND.FAILURE";
        case PROCESSING, REVIEWING ->
            throw new IllegalStateException("there is no result to report yet");
      };
    }

    @Override
    public Subject subject() {
      return Subject.refund(refund.order().transId(), refund.order().refundTransId());
    }

    @Override
    public Optional<URI> notifyUrl() {
      return refund.order().notifyUrl();
    }

    @Override
    public Report withAmountOffBy(long by) {
      return new OfRefund(refund.withAmount(offBy(by, refund.order().amount())));
    }
  }

  /**
   * A shopper's bank disputes a payment; the only report that PayKKa documents no signature for.
   */
  record OfDispute(Dispute dispute) implements Report {

    @Override
    public String type() {
      return "DISPUTE";
    }

    @Override
    public Subject subject() {
      return Subject.payment(dispute.transaction().order().transId());
    }

    @Override
    public Optional<URI> notifyUrl() {
      return dispute.transaction().order().notifyUrl();
    }

    @Override
    public Report withAmountOffBy(long by) {
      return new OfDispute(dispute.withAmount(offBy(by, dispute.amount())));
    }
  }

  private static Money offBy(long by, Money amount) {
    return new Money(amount.minor() + by, amount.currency());
  }
}
