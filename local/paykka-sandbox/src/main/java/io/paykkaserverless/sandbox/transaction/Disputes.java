package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays the banks that dispute payments. Moves no money: PayKKa documents no effect on it. */
public final class Disputes {

  private final Acquirer acquirer;
  private final PaykkaNumbers numbers;
  private final InstantSource clock;
  private final Consumer<Report> reports;
  private final Map<String, Dispute> byTransId = new HashMap<>();

  /**
   * Starts with no disputes.
   *
   * @param reports told of every stage
   */
  public Disputes(
      Acquirer acquirer, PaykkaNumbers numbers, InstantSource clock, Consumer<Report> reports) {
    this.acquirer = acquirer;
    this.numbers = numbers;
    this.clock = clock;
    this.reports = reports;
  }

  /** A payment's dispute reaches a stage; nothing where no money was taken. */
  public Optional<Dispute> reach(String transId, String stage) {
    Optional<Dispute> reached =
        acquirer
            .byTransId(transId)
            .filter(it -> it.balances().captured() > 0)
            .map(it -> reached(it, stage));
    reached.map(Report.OfDispute::new).ifPresent(reports);
    return reached;
  }

  private synchronized Dispute reached(Transaction transaction, String stage) {
    Money amount =
        new Money(transaction.balances().captured(), transaction.order().amount().currency());
    String transId = transaction.order().transId();
    Dispute before =
        byTransId.computeIfAbsent(
            transId,
            _ ->
                new Dispute(
                    transaction,
                    numbers.disputeId(),
                    numbers.acquirerReference(),
                    stage,
                    amount,
                    clock.instant()));
    Dispute now =
        new Dispute(transaction, before.disputeId(), before.arn(), stage, amount, clock.instant());
    byTransId.put(transId, now);
    return now;
  }
}
