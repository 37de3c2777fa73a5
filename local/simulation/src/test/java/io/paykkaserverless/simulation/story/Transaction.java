package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A transaction in PayKKa's books: what really happened with the money. */
final class Transaction {

  private static final Failure DECLINED = new Failure(FailureReason.CARD_DECLINED, "10005");
  private static final Failure NOT_PROCESSED = new Failure(FailureReason.NOT_PROCESSED, "999999");

  private final Initiation initiation;
  private final PaykkaOrderId order;
  private final boolean callsAPartSuccess;
  private final Set<OperationId> moved = new HashSet<>();
  private TransactionStatus undecided = TransactionStatus.PROCESSING;
  private boolean challengeOpen;
  private Balances balances = Balances.NONE;
  private long promisedToRefunds;
  private boolean isOdd;
  private boolean saysNotProcessed;

  /**
   * One that nobody has decided on.
   *
   * @param callsAPartSuccess whether it is reported as SUCCESS once a part was captured
   */
  Transaction(Initiation initiation, int number, boolean callsAPartSuccess) {
    this.initiation = initiation;
    this.order = new PaykkaOrderId("GW" + (1_000_000 + number));
    this.callsAPartSuccess = callsAPartSuccess;
  }

  AttemptId attempt() {
    return initiation.attempt();
  }

  Initiation initiation() {
    return initiation;
  }

  PaykkaOrderId order() {
    return order;
  }

  Balances balances() {
    return balances;
  }

  boolean isApproved() {
    return balances.authorised() > 0;
  }

  /** Approved once, and nothing was ever taken: for the shopper as if it had never been. */
  boolean hasLetAllGo() {
    return balances.voided() > 0 && balances.voided() == balances.authorised();
  }

  boolean isUndecided() {
    return !isApproved() && undecided == TransactionStatus.PROCESSING;
  }

  boolean hasFailed() {
    return !isApproved() && undecided == TransactionStatus.FAILURE;
  }

  boolean isChallengeOpen() {
    return challengeOpen;
  }

  boolean isCapturedByItself() {
    return initiation.terms().captureMethod() == CaptureMethod.AUTOMATIC;
  }

  void challenge() {
    challengeOpen = true;
  }

  void approve() {
    challengeOpen = false;
    balances = new Balances(initiation.terms().amount().minor(), 0, 0, 0);
  }

  /** Fails; in words that sound as if nothing had happened, where so wanted. */
  void fail(boolean asNotProcessed) {
    saysNotProcessed = asNotProcessed;
    challengeOpen = false;
    undecided = TransactionStatus.FAILURE;
  }

  /** Money moves, for an operation of the merchant's or, where there is none, otherwise. */
  void move(OperationKind kind, long amount, Optional<OperationId> operation) {
    balances = balances.after(kind, amount);
    PromiseBroken.unless(
        balances.isPlausible(),
        "more money was moved than there is: " + attempt() + " " + balances);
    operation.ifPresent(moved::add);
  }

  /** Money moved otherwise than by requests; its reports need not say how much. */
  void becomeOdd() {
    isOdd = true;
  }

  boolean hasMoved(OperationId operation) {
    return moved.contains(operation);
  }

  /** What a further refund can take: what others were promised is spoken for. */
  long ableToRefund() {
    return balances.ableToRefund() - promisedToRefunds;
  }

  void promiseToRefund(long amount) {
    promisedToRefunds += amount;
  }

  void takeBackPromise(long amount) {
    promisedToRefunds -= amount;
  }

  /** What PayKKa says of it now. */
  TransactionReport report(boolean tellsBalances) {
    PaymentKind kind = initiation.terms().kind();
    boolean stored = isApproved() && kind.storesCard();
    TransactionStatus status = status();
    boolean part = isApproved() && balances.captured() > 0 && balances.ableToCapture() > 0;
    return new TransactionReport(
        attempt().transId(),
        Optional.of(Payments.MERCHANT),
        Optional.of(initiation.terms().amount()),
        Optional.of(order),
        status,
        hasFailed() ? Optional.of(saysNotProcessed ? NOT_PROCESSED : DECLINED) : Optional.empty(),
        challengeOpen ? Optional.of(Payments.AUTHENTICATION_URL) : Optional.empty(),
        Optional.of(Payments.CARD),
        kind.shopper(),
        stored ? Optional.of(token()) : Optional.empty(),
        stored && kind instanceof PaymentKind.FirstRecurring
            ? Optional.of(agreement())
            : Optional.empty(),
        tellsBalances || (part && !isOdd) ? Optional.of(balances) : Optional.empty());
  }

  CardToken token() {
    return new CardToken("TK" + order.value().substring(2));
  }

  RecurringAgreementId agreement() {
    return new RecurringAgreementId("RA" + order.value().substring(2));
  }

  private TransactionStatus status() {
    if (!isApproved()) {
      return undecided;
    }
    if (balances.ableToCapture() > 0) {
      return balances.captured() > 0 && callsAPartSuccess
          ? TransactionStatus.SUCCESS
          : TransactionStatus.AUTHORIZED;
    }
    if (balances.captured() == 0) {
      return TransactionStatus.CANCELED;
    }
    if (balances.refunded() > 0) {
      return balances.ableToRefund() == 0
          ? TransactionStatus.REFUNDED
          : TransactionStatus.PARTIALLY_REFUNDED;
    }
    return balances.voided() > 0 ? TransactionStatus.PARTIALLY_REVERSED : TransactionStatus.SUCCESS;
  }
}
