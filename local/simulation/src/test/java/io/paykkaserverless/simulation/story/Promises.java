package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentArchive;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.TransitionTable;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import io.paykkaserverless.simulation.io.Gate;
import io.paykkaserverless.simulation.io.IoStep;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks the promises at every call: before PayKKa is asked to move money, and whenever a payment
 * or agreement is written. What is right is said here once more, in other words than the code's.
 */
final class Promises {

  private static final Map<PaymentState, Set<PaymentState>> WAYS = ways();

  private final PaymentStore payments;
  private final Archiving archiving;
  private final AgreementStore agreements;
  private final SimulatedPaykka paykka;
  private final Consumer<Optional<Instant>> due;
  private final Set<AttemptId> asked = new HashSet<>();
  private final Set<String> refundsAsked = new HashSet<>();

  /**
   * Watches.
   *
   * @param payments what is really stored
   * @param archive and what of it is archived
   * @param due told when something that was written is due
   */
  Promises(
      PaymentStore payments,
      PaymentArchive archive,
      AgreementStore agreements,
      SimulatedPaykka paykka,
      Consumer<Optional<Instant>> due) {
    this.payments = payments;
    this.archiving = new Archiving(archive);
    this.agreements = agreements;
    this.paykka = paykka;
    this.due = due;
  }

  private static Map<PaymentState, Set<PaymentState>> ways() {
    Map<PaymentState, Set<PaymentState>> ways = new EnumMap<>(PaymentState.class);
    for (PaymentState state : PaymentState.values()) {
      Set<PaymentState> next = EnumSet.noneOf(PaymentState.class);
      for (PaymentEvent event : PaymentEvent.values()) {
        if (TransitionTable.consult(state, event) instanceof Verdict.Move move) {
          next.add(move.to());
        }
      }
      ways.put(state, next);
    }
    return ways;
  }

  /** A function is about to make a call. */
  void aboutToCall(IoStep step, List<Object> arguments) {
    switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case Initiation initiation -> mayBeTaken(initiation.attempt());
      case RefundOrder refund -> {
        PromiseBroken.unless(
            refundsAsked.add(refund.id().text()), "the refund " + refund.id() + " is sent twice");
        PromiseBroken.unless(
            payments
                .find(refund.id().payment())
                .flatMap(it -> it.operation(refund.id()))
                .isPresent(),
            "PayKKa is asked for a refund nobody wrote down: " + refund.id());
      }
      default -> {}
    }
  }

  private void mayBeTaken(AttemptId attempt) {
    PromiseBroken.unless(asked.add(attempt), attempt + " is sent twice");
    PromiseBroken.unless(
        payments.find(attempt.payment()).flatMap(it -> it.attempt(attempt)).isPresent(),
        "PayKKa is asked for an attempt nobody wrote down: " + attempt);
  }

  /** Makes a call and looks at what it changed. */
  Object watched(IoStep step, List<Object> arguments, Gate.Call call) {
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case Payment next when step.call().equals("replace") -> {
        Optional<Payment> before = payments.find(next.id());
        Object answer = call.make();
        if (answer instanceof PaymentStore.Replacement.Replaced) {
          written(archiving.whole(before.orElseThrow()), archiving.whole(next));
          due.accept(next.listedAt());
        }
        yield answer;
      }
      case Payment fresh -> {
        due.accept(fresh.listedAt());
        yield call.make();
      }
      case Agreement next -> {
        Optional<Agreement> before = agreements.find(next.id());
        Object answer = call.make();
        due.accept(next.dueAt());
        if (step.call().equals("replace") && answer.equals(Optional.empty())) {
          written(before.orElseThrow(), next);
        }
        yield answer;
      }
      case ParkedEvent event -> {
        due.accept(event.dueAt());
        yield call.make();
      }
      case Delivery delivery -> {
        due.accept(delivery.dueAt());
        yield call.make();
      }
      default -> call.make();
    };
  }

  private void written(Payment before, Payment after) {
    PaymentId id = after.id();
    PromiseBroken.unless(after.version() == before.version() + 1, "a version was left out: " + id);
    PromiseBroken.unless(after.terms().equals(before.terms()), "the terms were changed: " + id);
    PromiseBroken.unless(
        after.state() == before.state()
            || WAYS.getOrDefault(before.state(), Set.of()).contains(after.state()),
        "no way leads from " + before.state() + " to " + after.state() + ": " + id);
    PromiseBroken.unless(
        !before.needsAttention() || after.needsAttention(), "a call for a person is lost: " + id);
    attempts(before, after);
    if (!paykka.contradicted(id)) {
      reserved(after);
    }
    operations(before, after);
    messages(before, after);
    attention(before, after);
  }

  private static void written(Agreement before, Agreement after) {
    PromiseBroken.unless(
        after.version() == before.version() + 1, "a version was left out: " + after.id());
    int told = after.lastSequence() - before.lastSequence();
    List<NotificationType> fresh =
        after.outbox().stream()
            .filter(message -> message.sequence() > before.lastSequence())
            .map(Notification::type)
            .toList();
    List<NotificationType> right = Announced.by(before.state(), after.state()).stream().toList();
    PromiseBroken.unless(
        told == right.size() && fresh.equals(right),
        "told " + fresh + " of " + before.state() + " to " + after.state());
  }

  private void attempts(Payment before, Payment after) {
    PromiseBroken.unless(
        after.attempts().size() >= before.attempts().size()
            && after.attempts().size() <= before.attempts().size() + 1,
        "attempts were lost or invented: " + after.id());
    for (Attempt attempt : after.attempts()) {
      Optional<PaymentState> was = before.attempt(attempt.id()).map(Attempt::state);
      if (was.equals(Optional.of(attempt.state()))) {
        continue;
      }
      boolean taken = paykka.find(attempt.id()).filter(Transaction::isApproved).isPresent();
      PromiseBroken.unless(
          !attempt.state().isApproved() || taken,
          attempt.id() + " is " + attempt.state() + " here, and PayKKa holds no money");
      PromiseBroken.unless(
          attempt.state() != PaymentState.DECLINED || !taken || paykka.contradicted(after.id()),
          attempt.id() + " is declined here, and PayKKa holds the money");
    }
  }

  /** What is reserved and what has moved is never more than there is. */
  private static void reserved(Payment payment) {
    Books books = payment.books();
    Balances ours = books.balances();
    long onAuthorisation =
        books.reserved(OperationKind.CAPTURE) + books.reserved(OperationKind.VOID);
    PromiseBroken.unless(
        ours.captured() + ours.voided() + onAuthorisation <= ours.authorised(),
        "more is reserved than was authorised: " + books);
    PromiseBroken.unless(
        ours.refunded() + books.reserved(OperationKind.REFUND) <= ours.captured(),
        "more is reserved than was captured: " + books);
    PromiseBroken.unless(
        ours.authorised() <= payment.terms().amount().minor(), "more than the price: " + books);
  }

  private void operations(Payment before, Payment after) {
    for (Operation operation : after.books().operations()) {
      Optional<OperationState> was = before.operation(operation.id()).map(Operation::state);
      if (was.equals(Optional.of(operation.state()))) {
        continue;
      }
      boolean moved =
          after
              .approvedAttempt()
              .flatMap(attempt -> paykka.find(attempt.id()))
              .filter(transaction -> transaction.hasMoved(operation.id()))
              .isPresent();
      boolean told =
          switch (operation.state()) {
            case SUCCEEDED -> moved;
            case FAILED -> !moved;
            case REQUESTED, UNKNOWN, PROCESSING, REVIEWING -> true;
          };
      PromiseBroken.unless(
          told || paykka.contradicted(after.id()),
          operation.id() + " is " + operation.state() + " here, and at PayKKa moved: " + moved);
    }
  }

  private void messages(Payment before, Payment after) {
    PromiseBroken.unless(
        after.history().containsAll(before.history()), "lines are lost: " + after.id());
    List<Notification> old = before.outbox();
    PromiseBroken.unless(after.outbox().size() >= old.size(), "messages are lost: " + after.id());
    for (int i = 0; i < old.size(); i++) {
      Notification now = after.outbox().get(i);
      PromiseBroken.unless(
          now.id().equals(old.get(i).id())
              && now.body().equals(old.get(i).body())
              && (now.isHandedOver() || !old.get(i).isHandedOver()),
          "a message was changed: " + now.id());
    }
    List<NotificationType> fresh =
        after.outbox().stream().skip(old.size()).map(Notification::type).sorted().toList();
    List<NotificationType> right = Announced.by(before, after);
    PromiseBroken.unless(
        fresh.equals(right) || paykka.contradicted(after.id()),
        "told " + fresh + " of what is " + right + ", " + before.state() + " to " + after.state());
  }

  /** A person is called only for a reason. */
  private void attention(Payment before, Payment after) {
    boolean gaveUp =
        !after.history().isEmpty()
            && after.history().getLast().event() == PaymentEvent.SWEEP_GAVE_UP;
    PromiseBroken.unless(
        before.needsAttention()
            || !after.needsAttention()
            || gaveUp
            || paykka.contradicted(after.id()),
        "a person is called for nothing: " + after.id());
  }
}
