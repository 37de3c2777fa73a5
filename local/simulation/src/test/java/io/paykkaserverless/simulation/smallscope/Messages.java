package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which messages a merchant must hear of a change: each thing that can be observed, once. */
final class Messages {

  private Messages() {}

  /** What must hold of the messages that a change made, and of those before it. */
  static void holdOf(Payment before, Payment after) {
    List<Notification> old = before.outbox();
    Laws.require(after.outbox().size() >= old.size(), "a message was forgotten");
    for (int i = 0; i < old.size(); i++) {
      Notification was = old.get(i);
      Notification is = after.outbox().get(i);
      Laws.require(
          was.id().equals(is.id()) && was.body().equals(is.body()) && was.type() == is.type(),
          () -> "the message " + was.body() + " became " + is.body());
      Laws.require(is.isHandedOver() || !was.isHandedOver(), "a handed over message came back");
    }
    List<Notification> fresh = after.outbox().subList(old.size(), after.outbox().size());
    List<String> told = fresh.stream().map(it -> it.type().code()).sorted().toList();
    List<String> due = due(before, after).stream().sorted().toList();
    Laws.require(told.equals(due), () -> "the merchant is told " + told + ", it is due " + due);
    List<String> states =
        Laws.fresh(before, after).stream().map(line -> " " + line.after()).toList();
    for (Notification message : fresh) {
      Laws.require(
          states.stream().anyMatch(message.body()::endsWith),
          () -> "the payment was never in the state that this tells: " + message.body());
    }
  }

  private static List<String> due(Payment before, Payment after) {
    List<String> due = new ArrayList<>();
    boolean captureEnded = false;
    for (Operation is : after.books().operations()) {
      Optional<OperationState> was =
          before
              .operation(is.id())
              .map(Operation::state)
              .or(() -> Optional.of(OperationState.REQUESTED));
      if (was.get() != is.state() && is.state() == OperationState.SUCCEEDED) {
        captureEnded |= is.kind() == OperationKind.CAPTURE;
        due.add(done(is.kind(), after));
      }
      if (was.get() != is.state() && is.state() == OperationState.FAILED) {
        due.add("payment." + is.kind().name().toLowerCase(Locale.ROOT) + "_failed");
      }
    }
    for (HistoryEntry line : Laws.fresh(before, after)) {
      boolean ofOperation = line.operation() != 0;
      boolean paidByCapture = captureEnded && line.after() == PaymentState.PAID;
      if (line.before() != line.after() && (!ofOperation || paidByCapture)) {
        reached(line.after()).ifPresent(due::add);
      }
    }
    for (int i = before.disputes().size(); i < after.disputes().size(); i++) {
      due.add("payment.disputed");
    }
    if (after.needsAttention() && !before.needsAttention()) {
      due.add("payment.needs_attention");
    }
    return due;
  }

  private static String done(OperationKind kind, Payment after) {
    return switch (kind) {
      case CAPTURE -> "payment.captured";
      case VOID ->
          after.books().balances().captured() == 0
              ? "payment.canceled"
              : "payment.partially_reversed";
      case REFUND -> "payment.refunded";
    };
  }

  /** What a merchant hears when the payment is somewhere new. */
  private static Optional<String> reached(PaymentState state) {
    return switch (state) {
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN -> Optional.empty();
      case AUTHORIZED -> Optional.of("payment.authorized");
      case PAID -> Optional.of("payment.paid");
      case DECLINED -> Optional.of("payment.declined");
      case CANCELED -> Optional.of("payment.canceled");
      case PARTIALLY_REVERSED -> Optional.of("payment.partially_reversed");
      case PARTIALLY_REFUNDED, REFUNDED -> Optional.of("payment.refunded");
      case EXPIRED -> Optional.of("payment.expired");
    };
  }
}
