package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part of {@link FakePaykka} that moves the money of approved transactions. Keeps PayKKa's own
 * books; what it answers may be less. Takes one request after the other, from any thread.
 */
public final class FakeOperations implements PaykkaOperations {

  /** How requests go from now on. */
  public enum Mood {
    DOES_IT,
    /** Accepts it, and the money moves only when the test says so. */
    TAKES_ITS_TIME,
    /** Refunds only. */
    REVIEWS_IT,
    REFUSES,
    LOSES_THE_ANSWER_AFTER_DOING_IT,
    NEVER_GETS_THE_REQUEST,
    /** Refunds only. */
    ANSWERS_FOR_ANOTHER_AMOUNT
  }

  public static final Failure REFUSED = new Failure(FailureReason.NOT_POSSIBLE, "4101");

  private final FakePaykka paykka;
  private final Map<OperationId, RefundReport> refunds = new LinkedHashMap<>();
  private Mood mood = Mood.DOES_IT;
  private boolean answersQueries = true;
  private int requests;
  private int refundQueries;
  private Runnable beforeAnswering = () -> {};

  public FakeOperations(FakePaykka paykka) {
    this.paykka = paykka;
  }

  public FakeOperations mood(Mood next) {
    mood = next;
    return this;
  }

  /** Lets something happen while PayKKa is being asked, after it did what it was asked. */
  public FakeOperations beforeAnswering(Runnable action) {
    beforeAnswering = action;
    return this;
  }

  public void stopAnsweringQueries() {
    answersQueries = false;
  }

  public void answerQueries() {
    answersQueries = true;
  }

  /** How often PayKKa was asked to move money, and got it or not. */
  public synchronized int requests() {
    return requests;
  }

  /** How often PayKKa was asked how a refund stands. */
  public int refundQueries() {
    return refundQueries;
  }

  /** How many refunds PayKKa has. */
  public synchronized int refunds() {
    return refunds.size();
  }

  @Override
  public synchronized OperationOutcome capture(PaykkaOrderId order, Money amount, Duration limit) {
    return moving(order, OperationKind.CAPTURE, amount.minor());
  }

  @Override
  public synchronized OperationOutcome voidRest(
      PaykkaOrderId order, Optional<OperationReason> reason, Duration limit) {
    return moving(order, OperationKind.VOID, balances(order).ableToCapture());
  }

  private OperationOutcome moving(PaykkaOrderId order, OperationKind kind, long amount) {
    requests++;
    boolean possible = amount > 0 && amount <= balances(order).ableToCapture();
    boolean does = mood == Mood.DOES_IT || mood == Mood.LOSES_THE_ANSWER_AFTER_DOING_IT;
    if (does && possible) {
      moved(order, kind, amount);
    }
    beforeAnswering.run();
    return switch (mood) {
      case DOES_IT, TAKES_ITS_TIME, REVIEWS_IT, ANSWERS_FOR_ANOTHER_AMOUNT ->
          possible ? new OperationOutcome.Accepted() : new OperationOutcome.Refused(REFUSED);
      case REFUSES -> new OperationOutcome.Refused(REFUSED);
      case LOSES_THE_ANSWER_AFTER_DOING_IT -> new OperationOutcome.Unknown("timed out");
      case NEVER_GETS_THE_REQUEST -> new OperationOutcome.Unknown("not connected");
    };
  }

  /** The money moves at PayKKa; nobody is told by that. */
  public synchronized void moved(PaykkaOrderId order, OperationKind kind, long amount) {
    Balances after = balances(order).after(kind, amount);
    AttemptId attempt = paykka.attempt(order);
    paykka.becomes(attempt, status(after), after);
  }

  @Override
  public synchronized RefundOutcome refund(RefundOrder refund, Duration limit) {
    requests++;
    boolean arrives = mood != Mood.NEVER_GETS_THE_REQUEST && mood != Mood.REFUSES;
    RefundReport report = accepted(refund);
    if (arrives) {
      refunds.put(refund.id(), report);
      if (report.status() == RefundStatus.SUCCESS) {
        moved(refund.order(), OperationKind.REFUND, refund.amount().minor());
      }
    }
    beforeAnswering.run();
    return switch (mood) {
      case DOES_IT, TAKES_ITS_TIME, REVIEWS_IT -> new RefundOutcome.Reported(report);
      case ANSWERS_FOR_ANOTHER_AMOUNT ->
          new RefundOutcome.Reported(withAmount(report, Money.of(1, "EUR")));
      case REFUSES -> new RefundOutcome.Refused(REFUSED);
      case LOSES_THE_ANSWER_AFTER_DOING_IT -> new RefundOutcome.Unknown("timed out");
      case NEVER_GETS_THE_REQUEST -> new RefundOutcome.Unknown("not connected");
    };
  }

  @Override
  public synchronized RefundQueryOutcome queryRefund(OperationId refund, Duration limit) {
    refundQueries++;
    if (!answersQueries) {
      return new RefundQueryOutcome.Unavailable("timed out");
    }
    return Optional.ofNullable(refunds.get(refund))
        .<RefundQueryOutcome>map(RefundQueryOutcome.Reported::new)
        .orElseGet(RefundQueryOutcome.NoSuchRefund::new);
  }

  /** An open refund ends at PayKKa; nobody is told by that. */
  public synchronized RefundReport ends(OperationId refund, RefundStatus status) {
    RefundReport old = report(refund);
    RefundReport next =
        new RefundReport(
            old.refundTransId(),
            old.merchantId(),
            old.orderId(),
            old.refundOrderId(),
            old.amount(),
            status,
            status == RefundStatus.FAILURE ? Optional.of(Payments.FAILURE) : Optional.empty());
    refunds.put(refund, next);
    if (status == RefundStatus.SUCCESS) {
      moved(old.orderId().orElseThrow(), OperationKind.REFUND, old.amount().orElseThrow().minor());
    }
    return next;
  }

  /** What PayKKa would report of the refund now. */
  public synchronized RefundReport report(OperationId refund) {
    return find(refund).orElseThrow();
  }

  /** The same, or nothing where the request never arrived. */
  synchronized Optional<RefundReport> find(OperationId refund) {
    return Optional.ofNullable(refunds.get(refund));
  }

  public static RefundReport withAmount(RefundReport report, Money amount) {
    return new RefundReport(
        report.refundTransId(),
        report.merchantId(),
        report.orderId(),
        report.refundOrderId(),
        Optional.of(amount),
        report.status(),
        report.failure());
  }

  private RefundReport accepted(RefundOrder refund) {
    RefundStatus status =
        switch (mood) {
          case DOES_IT, LOSES_THE_ANSWER_AFTER_DOING_IT, ANSWERS_FOR_ANOTHER_AMOUNT ->
              RefundStatus.SUCCESS;
          case TAKES_ITS_TIME, REFUSES, NEVER_GETS_THE_REQUEST -> RefundStatus.PROCESSING;
          case REVIEWS_IT -> RefundStatus.REVIEWING;
        };
    return new RefundReport(
        refund.id().text(),
        Optional.of(Payments.MERCHANT),
        Optional.of(refund.order()),
        Optional.of(new RefundOrderId("RG" + (1000 + refunds.size()))),
        Optional.of(refund.amount()),
        status,
        Optional.empty());
  }

  private Balances balances(PaykkaOrderId order) {
    return paykka.report(paykka.attempt(order)).balances().orElseThrow();
  }

  private static TransactionStatus status(Balances balances) {
    return switch (balances.asEvent()) {
      case AUTHORIZED -> TransactionStatus.AUTHORIZED;
      case CANCELED -> TransactionStatus.CANCELED;
      case REFUNDED -> TransactionStatus.REFUNDED;
      case PARTIALLY_REFUNDED -> TransactionStatus.PARTIALLY_REFUNDED;
      case PARTIALLY_REVERSED -> TransactionStatus.PARTIALLY_REVERSED;
      case SUCCEEDED -> TransactionStatus.SUCCESS;
      default -> throw new IllegalStateException("no status of an approved transaction");
    };
  }
}
