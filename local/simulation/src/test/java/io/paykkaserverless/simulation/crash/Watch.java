package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.simulation.io.IoStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches every step that really happens: what must never be asked of PayKKa, or be written. */
final class Watch {

  private final InMemoryPaymentStore store;
  private final Archiving archiving;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> asked = new HashMap<>();

  Watch(InMemoryPaymentStore store, Archiving archiving) {
    this.archiving = archiving;
    this.store = store;
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** How often PayKKa got a capture or void of an order. */
  int moves(PaykkaOrderId order, OperationKind kind) {
    return asked.getOrDefault(kind + " " + order, 0);
  }

  /** Just before a step happens. */
  void before(IoStep step, List<Object> arguments) {
    switch (step.toString()) {
      case "PaykkaGateway.initiate" -> initiated((Initiation) arguments.getFirst());
      case "PaykkaOperations.capture" -> moved(OperationKind.CAPTURE, arguments);
      case "PaykkaOperations.voidRest" -> moved(OperationKind.VOID, arguments);
      case "PaykkaOperations.refund" -> refunded((RefundOrder) arguments.getFirst());
      case "PaymentStore.replace" -> written((Payment) arguments.getFirst());
      default -> {}
    }
  }

  private void initiated(Initiation initiation) {
    count("trans_id " + initiation.attempt());
    Optional<Payment> stored = stored(initiation.attempt().payment());
    if (stored.flatMap(it -> it.attempt(initiation.attempt())).isEmpty()) {
      violations.add("asked for what is not written down: " + initiation.attempt());
    }
    if (!stored.map(Payment::terms).equals(Optional.of(initiation.terms()))) {
      violations.add("asked for something else than agreed: " + initiation.attempt());
    }
  }

  private void moved(OperationKind kind, List<Object> arguments) {
    PaykkaOrderId order = (PaykkaOrderId) arguments.getFirst();
    int times = asked.merge(kind + " " + order, 1, Integer::sum);
    List<Operation> written =
        holder(order).books().operations().stream().filter(it -> it.kind() == kind).toList();
    if (times > written.size()) {
      violations.add("asked " + times + " times for a " + kind + " of " + order);
    }
    if (kind == OperationKind.CAPTURE
        && written.stream().noneMatch(it -> it.isOpen() && it.amount().equals(amount(arguments)))) {
      violations.add("captured what is not reserved of " + order);
    }
  }

  private static Money amount(List<Object> arguments) {
    return (Money) arguments.get(1);
  }

  private void refunded(RefundOrder refund) {
    count("refund_trans_id " + refund.id());
    OperationId id = refund.id();
    if (stored(id.payment()).flatMap(it -> it.operation(id)).isEmpty()) {
      violations.add("refunded what is not written down: " + id);
    }
  }

  private void count(String name) {
    if (asked.merge(name, 1, Integer::sum) > 1) {
      violations.add("PayKKa was asked twice: " + name);
    }
  }

  /** Where the write will be refused it changes nothing. */
  private void written(Payment next) {
    Payment before = stored(next.id()).orElseThrow();
    if (before.version() != next.version() - 1) {
      return;
    }
    for (Attempt attempt : before.attempts()) {
      boolean approvedStays =
          !attempt.state().isApproved()
              || next.attempt(attempt.id()).orElseThrow().state().isApproved();
      if (!approvedStays) {
        violations.add("was approved and is not any more: " + attempt.id());
      }
    }
    List<Notification> told = archiving.whole(before).outbox();
    List<Notification> tellsNow = archiving.whole(next).outbox();
    for (int i = 0; i < told.size(); i++) {
      if (!isSame(told.get(i), tellsNow.get(i))) {
        violations.add("a message was changed: " + told.get(i).id());
      }
    }
  }

  /** The same to the byte; whether it was handed over is no part of it. */
  static boolean isSame(Notification one, Notification other) {
    return one.id().equals(other.id())
        && one.type() == other.type()
        && one.createdAt().equals(other.createdAt())
        && one.body().equals(other.body());
  }

  private Optional<Payment> stored(PaymentId id) {
    return store.find(id);
  }

  private Payment holder(PaykkaOrderId order) {
    return store.all().stream()
        .map(archiving::whole)
        .filter(
            payment ->
                payment.attempts().stream()
                    .anyMatch(attempt -> attempt.orderId().equals(Optional.of(order))))
        .findFirst()
        .orElseThrow();
  }
}
