package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counter of {@link SimulatedPaykka} where money of approved transactions is moved. */
final class SimulatedOperations implements PaykkaOperations {

  private static final Failure REFUSED = new Failure(FailureReason.NOT_POSSIBLE, "4101");
  private static final Failure DECLINED = new Failure(FailureReason.CARD_DECLINED, "10005");

  /** A request that nobody knows to have arrived is done well within the ten minutes we wait. */
  private static final long SOON = 180_000;

  private final SimulatedPaykka paykka;
  private final Agenda agenda;
  private final Chance chance;
  private final Story story;
  private final Webhooks webhooks;

  /** Ours, read only: PayKKa is told no number of ours for a capture or void. */
  private final PaymentStore payments;

  private final Map<OperationId, RefundReport> refunds = new LinkedHashMap<>();
  private final Map<OperationId, Runnable> takenUp = new LinkedHashMap<>();

  SimulatedOperations(
      SimulatedPaykka paykka,
      Agenda agenda,
      Chance chance,
      Story story,
      Webhooks webhooks,
      PaymentStore payments) {
    this.paykka = paykka;
    this.agenda = agenda;
    this.chance = chance;
    this.story = story;
    this.webhooks = webhooks;
    this.payments = payments;
  }

  @Override
  public OperationOutcome capture(PaykkaOrderId order, Money amount, Duration limit) {
    Transaction transaction = at(order);
    return amount.minor() > transaction.balances().ableToCapture() || chance.oneIn(15)
        ? new OperationOutcome.Refused(REFUSED)
        : takenUp(transaction, OperationKind.CAPTURE, amount.minor());
  }

  @Override
  public OperationOutcome voidRest(
      PaykkaOrderId order, Optional<OperationReason> reason, Duration limit) {
    Transaction transaction = at(order);
    long rest = transaction.balances().ableToCapture();
    return rest == 0 || chance.oneIn(15)
        ? new OperationOutcome.Refused(REFUSED)
        : takenUp(transaction, OperationKind.VOID, rest);
  }

  private OperationOutcome takenUp(Transaction transaction, OperationKind kind, long amount) {
    Optional<OperationId> underWay = underWay(transaction, kind);
    if (underWay.isEmpty()) {
      transaction.move(kind, amount, Optional.empty());
      paykka.tell(transaction);
      return new OperationOutcome.Accepted();
    }
    OperationId operation = underWay.get();
    takenUp.put(operation, () -> move(transaction, operation, amount));
    if (chance.oneIn(3)) {
      agenda.in(paykka.slowly(1_000, SOON), () -> doItSoon(operation));
    } else {
      doIt(operation);
    }
    return new OperationOutcome.Accepted();
  }

  /** Everything here stands still, but not PayKKa: what was to be done soon is done meanwhile. */
  void goOnAlone() {
    List.copyOf(takenUp.keySet()).stream()
        .filter(operation -> !isKnownToHaveArrived(operation))
        .forEach(this::doIt);
  }

  private boolean isKnownToHaveArrived(OperationId operation) {
    return payments
        .find(operation.payment())
        .filter(payment -> isKnownToHaveArrived(payment, operation))
        .isPresent();
  }

  /** What is archived is closed. */
  private static boolean isKnownToHaveArrived(Payment payment, OperationId id) {
    return payment.books().isArchived(id.number())
        || payment.operation(id).filter(it -> !it.state().mayNotHaveArrived()).isPresent();
  }

  /** What we know to have arrived may take hours more. */
  private void doItSoon(OperationId operation) {
    if (isKnownToHaveArrived(operation) && chance.oneIn(2)) {
      agenda.in(paykka.slowly(60_000, 30 * 3_600_000L), () -> doIt(operation));
    } else {
      doIt(operation);
    }
  }

  private void doIt(OperationId operation) {
    Optional.ofNullable(takenUp.remove(operation)).ifPresent(Runnable::run);
  }

  private void move(Transaction transaction, OperationId operation, long amount) {
    long now = Math.min(amount, transaction.balances().ableToCapture());
    if (now == amount || (now > 0 && operation.kind() == OperationKind.VOID)) {
      transaction.move(operation.kind(), now, Optional.of(operation));
      paykka.tell(transaction);
    }
  }

  /** Nothing only where money of it moved in the portal, which may look like what we asked for. */
  private Optional<OperationId> underWay(Transaction transaction, OperationKind kind) {
    Optional<Operation> open =
        payments
            .find(transaction.attempt().payment())
            .flatMap(payment -> payment.books().openOnAuthorisation())
            .filter(it -> it.kind() == kind);
    PromiseBroken.unless(
        open.isPresent() || paykka.contradicted(transaction.attempt().payment()),
        "PayKKa is asked for a " + kind + " that is not under way here");
    return open.map(Operation::id);
  }

  @Override
  public RefundOutcome refund(RefundOrder refund, Duration limit) {
    Transaction transaction = at(refund.order());
    PromiseBroken.unless(
        !refunds.containsKey(refund.id()), "PayKKa got the refund " + refund.id() + " twice");
    long amount = refund.amount().minor();
    if (amount > transaction.ableToRefund()) {
      PromiseBroken.unless(
          paykka.contradicted(transaction.attempt().payment()),
          "PayKKa is asked to refund more than there is: " + refund.id());
      return new RefundOutcome.Refused(REFUSED);
    }
    if (chance.oneIn(15)) {
      return new RefundOutcome.Refused(REFUSED);
    }
    transaction.promiseToRefund(amount);
    RefundStatus status =
        chance.of(List.of(RefundStatus.SUCCESS, RefundStatus.PROCESSING, RefundStatus.REVIEWING));
    refunds.put(refund.id(), report(refund, transaction, RefundStatus.PROCESSING));
    if (status == RefundStatus.SUCCESS) {
      end(refund.id(), true);
    } else {
      refunds.put(refund.id(), report(refund, transaction, status));
      agenda.in(paykka.slowly(1_000, 30 * 3_600_000L), () -> end(refund.id(), !chance.oneIn(4)));
    }
    return new RefundOutcome.Reported(Optional.ofNullable(refunds.get(refund.id())).orElseThrow());
  }

  /** It is decided; nothing happens where it was before. */
  private void end(OperationId id, boolean well) {
    RefundReport open = Optional.ofNullable(refunds.get(id)).orElseThrow();
    if (open.status() == RefundStatus.SUCCESS || open.status() == RefundStatus.FAILURE) {
      return;
    }
    Transaction transaction = at(open.orderId().orElseThrow());
    long amount = open.amount().orElseThrow().minor();
    transaction.takeBackPromise(amount);
    RefundReport ended =
        new RefundReport(
            open.refundTransId(),
            open.merchantId(),
            open.orderId(),
            open.refundOrderId(),
            open.amount(),
            well ? RefundStatus.SUCCESS : RefundStatus.FAILURE,
            well ? Optional.empty() : Optional.of(DECLINED));
    refunds.put(id, ended);
    story.add(() -> agenda.instant() + " at PayKKa: " + ended);
    webhooks.tell(ended);
    if (well) {
      transaction.move(OperationKind.REFUND, amount, Optional.of(id));
      paykka.tell(transaction);
    }
  }

  private RefundReport report(RefundOrder refund, Transaction transaction, RefundStatus status) {
    return new RefundReport(
        refund.id().text(),
        Optional.of(Payments.MERCHANT),
        Optional.of(transaction.order()),
        Optional.of(new RefundOrderId("RG" + (1_000 + refunds.size()))),
        Optional.of(refund.amount()),
        status,
        Optional.empty());
  }

  @Override
  public RefundQueryOutcome queryRefund(OperationId refund, Duration limit) {
    return Optional.ofNullable(refunds.get(refund))
        .<RefundQueryOutcome>map(RefundQueryOutcome.Reported::new)
        .orElseGet(RefundQueryOutcome.NoSuchRefund::new);
  }

  /** Somebody works in PayKKa's portal: money moves, and nobody here has asked for it. */
  void moveInPortal(Transaction transaction) {
    if (paykka.isCalm()) {
      return;
    }
    if (chance.oneIn(2)) {
      move(transaction, OperationKind.CAPTURE, !chance.oneIn(3));
      move(transaction, OperationKind.VOID, false);
    }
    while (chance.oneIn(2)) {
      move(transaction, chance.of(List.of(OperationKind.values())), chance.oneIn(2));
    }
    paykka.tell(transaction);
    if (chance.oneIn(2)) {
      agenda.in(chance.mostlyLittle(1_000, 3_600_000), () -> moveInPortal(transaction));
    }
  }

  private void move(Transaction transaction, OperationKind kind, boolean onlyAPart) {
    long able =
        switch (kind) {
          case CAPTURE, VOID -> transaction.balances().ableToCapture();
          case REFUND -> transaction.ableToRefund();
        };
    if (able > 0) {
      paykka.contradict(transaction.attempt().payment());
      transaction.becomeOdd();
      boolean all = kind == OperationKind.VOID || !onlyAPart;
      transaction.move(kind, all ? able : chance.between(1, able), Optional.empty());
    }
  }

  /** It does what it has taken up and decides on every refund. */
  void finish() {
    List.copyOf(takenUp.keySet()).forEach(this::doIt);
    List.copyOf(refunds.keySet()).forEach(id -> end(id, !chance.oneIn(4)));
  }

  private Transaction at(PaykkaOrderId order) {
    return paykka.all().stream()
        .filter(it -> it.order().equals(order))
        .findFirst()
        .orElseThrow(() -> new PromiseBroken("PayKKa never gave out the number " + order));
  }
}
