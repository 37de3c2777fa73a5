package io.paykkaserverless.sandbox.control;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import io.paykkaserverless.sandbox.api.RequestLog;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.Dispute;
import io.paykkaserverless.sandbox.transaction.Disputes;
import io.paykkaserverless.sandbox.transaction.Refund;
import io.paykkaserverless.sandbox.transaction.Report;
import io.paykkaserverless.sandbox.transaction.Status;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import io.paykkaserverless.sandbox.webhook.Webhooks;
import java.util.List;
import java.util.Optional;

/** Steers the sandbox and looks inside it; {@link ControlApi} offers the same over HTTP. */
public final class SandboxControl {

  private final FaultBook faults;
  private final Acquirer acquirer;
  private final Disputes disputes;
  private final Webhooks webhooks;
  private final RequestLog requests;
  private final ReceivedFields received;

  public SandboxControl(
      FaultBook faults,
      Acquirer acquirer,
      Disputes disputes,
      Webhooks webhooks,
      RequestLog requests,
      ReceivedFields received) {
    this.faults = faults;
    this.acquirer = acquirer;
    this.disputes = disputes;
    this.webhooks = webhooks;
    this.requests = requests;
    this.received = received;
  }

  /** Makes {@code fault} happen once: to the next initiation, or to the next webhook. */
  public void arm(Fault fault) {
    faults.arm(ArmedFault.once(fault));
  }

  /** Makes a fault happen on the occasions it names. */
  public void arm(ArmedFault fault) {
    faults.arm(fault);
  }

  /** Faults whose occasion has not come yet. */
  public List<ArmedFault> armed() {
    return faults.armed();
  }

  public void clearFaults() {
    faults.clear();
  }

  /** How a transaction stands now. */
  public Optional<Transaction> transaction(String transId) {
    return acquirer.byTransId(transId);
  }

  /** The refunds of a transaction, oldest first. */
  public List<Refund> refundsOf(String transId) {
    return acquirer.refunds().of(transId);
  }

  /** How a refund stands now. */
  public Optional<Refund> refund(String refundTransId) {
    return acquirer.refunds().byTransId(refundTransId);
  }

  /** Ends a refund that is PROCESSING or REVIEWING; nothing where there is none. */
  public Optional<Refund> decideRefund(String refundTransId, boolean paid) {
    return acquirer.refunds().decide(refundTransId, paid);
  }

  /** What moved in every transaction, oldest first. */
  public List<Book> books() {
    return acquirer.books();
  }

  /** What moved in one transaction. */
  public Optional<Book> book(String transId) {
    return books().stream().filter(it -> it.transId().equals(transId)).findFirst();
  }

  /** The shopper's bank disputes a payment; nothing where no money was taken. */
  public Optional<Dispute> dispute(String transId) {
    return dispute(transId, Dispute.CREATED);
  }

  /**
   * A payment's dispute reaches a stage; nothing where no money was taken.
   *
   * @param stage PayKKa's {@code dispute_stage}
   */
  public Optional<Dispute> dispute(String transId, String stage) {
    return disputes.reach(transId, stage);
  }

  /**
   * Authenticated requests about a transaction or refund, those that were lost on request included.
   */
  public List<RequestLog.Entry> requests(String transId) {
    return requests.about(transId);
  }

  /** Every request, refused ones included. */
  public List<RequestLog.Entry> requests() {
    return requests.all();
  }

  /** How many initiations PayKKa saw for a transaction. */
  public long initiations(String transId) {
    return count(transId, "initiate");
  }

  /** How many queries PayKKa saw for a transaction. */
  public long queries(String transId) {
    return count(transId, "query");
  }

  /** How many captures PayKKa saw for a transaction; {@link #books} counts those it took. */
  public long captures(String transId) {
    return count(transId, "capture");
  }

  /** How many voids PayKKa saw for a transaction. */
  public long voids(String transId) {
    return count(transId, "void");
  }

  /** How many refunds PayKKa saw for a transaction, or under a refund's number. */
  public long refunds(String number) {
    return count(number, "refund");
  }

  /** How many queries about a transaction's refunds, or about a refund, PayKKa saw. */
  public long refundQueries(String number) {
    return count(number, "refund-query");
  }

  /**
   * The latest initiation of a transaction as it arrived, each secret of card or wallet replaced by
   * {@link ReceivedFields#SECRET}.
   */
  public Optional<JsonObject> lastInitiation(String transId) {
    return received.about(transId).reversed().stream()
        .filter(it -> it.operation().equals("initiate"))
        .map(ReceivedFields.Entry::fields)
        .findFirst();
  }

  /** What arrived about a transaction, oldest first, secrets replaced. */
  public List<ReceivedFields.Entry> receivedAbout(String transId) {
    return received.about(transId);
  }

  /** What arrived for an operation, for example {@code token-remove}; oldest first. */
  public List<ReceivedFields.Entry> receivedFor(String operation) {
    return received.of(operation);
  }

  /** Attempts to report on a transaction, its refunds included, or on a refund. */
  public List<DeliveryLog.Entry> deliveries(String transId) {
    return webhooks.log().about(transId);
  }

  /** All attempts to report anything. */
  public List<DeliveryLog.Entry> deliveries() {
    return webhooks.log().all();
  }

  /**
   * Reports how the payment or refund with this number stands once more; false where there is no
   * result to report.
   */
  public boolean resend(String number) {
    Optional<Report> decided =
        transaction(number)
            .filter(it -> it.status() != Status.PROCESSING)
            .<Report>map(Report.OfPayment::new)
            .or(() -> refund(number).filter(it -> !it.isOpen()).map(Report.OfRefund::new));
    decided.ifPresent(webhooks::report);
    return decided.isPresent();
  }

  /** From now on no webhook is sent. */
  public void holdWebhooks() {
    webhooks.hold();
  }

  /** How many webhooks wait for their release. */
  public int heldWebhooks() {
    return webhooks.heldCount();
  }

  /** Sends the held webhooks, one after the other. */
  public void releaseWebhooks(boolean newestFirst) {
    webhooks.release(newestFirst);
  }

  private long count(String transId, String operation) {
    return requests(transId).stream().filter(it -> it.operation().equals(operation)).count();
  }
}
