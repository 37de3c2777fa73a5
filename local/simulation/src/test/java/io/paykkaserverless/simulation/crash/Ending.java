package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How everything stands in the end, in lines that two runs can be compared by. Left out is what a
 * crash may change:
 *
 * <ul>
 *   <li>versions, times, claims, counts of looks and rounds, and who told us of something;
 *   <li>an attempt, capture, void or refund that never reached PayKKa, with its one message: it is
 *       decided as not processed, and the caller asked anew;
 *   <li>that a shopper who did not hear of a decline tried once more and was declined once more;
 *   <li>that a payment is authorised, where it is captured by itself and that was told;
 *   <li>the charge of an agreement that was written down and never reached PayKKa.
 * </ul>
 */
final class Ending {

  private Ending() {}

  static List<String> of(World world) {
    List<String> lines = new ArrayList<>();
    world.wholePayments().stream()
        .filter(payment -> !isChargeNobodyMade(payment))
        .forEach(payment -> lines.addAll(lines(world, payment)));
    world.bench.agreements.all().forEach(agreement -> lines.addAll(lines(world, agreement)));
    world
        .bench
        .storedCards
        .find(Payments.TOKEN)
        .ifPresent(card -> lines.add("card of " + card.shopper() + " " + card.state()));
    world.bench.parked.all().forEach(event -> lines.add(line(event)));
    world.courier.deadLetters().forEach(message -> lines.add("dead letter " + message));
    world
        .bench
        .health
        .failing()
        .forEach(it -> lines.add("failing " + it.endpoint() + " " + it.percent() + "%"));
    world.bench.paykka.ended().stream()
        .distinct()
        .forEach(name -> lines.add("PayKKa was asked to end " + name));
    return lines.stream().sorted().toList();
  }

  private static String line(ParkedEvent event) {
    return "parked " + event.id() + " " + event.reason() + " due " + event.dueAt().isPresent();
  }

  /** It left PayKKa no trace, because it never got there. */
  static boolean isUnsent(Attempt attempt) {
    return isUnsent(attempt.failure());
  }

  static boolean isUnsent(Operation operation) {
    return operation.state() == OperationState.FAILED && isUnsent(operation.failure());
  }

  private static boolean isDeclined(Attempt attempt) {
    return attempt.state() == PaymentState.DECLINED && !isUnsent(attempt);
  }

  private static boolean isUnsent(Optional<Failure> failure) {
    return failure.filter(it -> it.reason() == FailureReason.NOT_PROCESSED).isPresent();
  }

  private static boolean isChargeNobodyMade(Payment payment) {
    return payment.terms().kind() instanceof PaymentKind.AgreementCharge
        && payment.attempts().stream().allMatch(Ending::isUnsent);
  }

  private static List<String> lines(World world, Payment payment) {
    String id = "payment " + payment.id().value().substring(0, 6) + " ";
    List<String> lines = new ArrayList<>();
    lines.add(
        id
            + payment.state()
            + (payment.needsAttention() ? " needs attention" : "")
            + " money "
            + payment.books().balances().amounts()
            + payment.books().differing().map(it -> " PayKKa says " + it.amounts()).orElse("")
            + " due "
            + payment.dueAt().isPresent());
    payment.attempts().stream()
        .filter(attempt -> !isUnsent(attempt))
        .map(attempt -> id + "attempt " + line(attempt))
        .distinct()
        .forEach(lines::add);
    payment.books().operations().stream()
        .filter(operation -> !isUnsent(operation))
        .forEach(
            it ->
                lines.add(
                    id + it.kind() + " " + it.amount() + " " + it.state() + " " + it.failure()));
    payment.disputes().forEach(it -> lines.add(id + "dispute " + it.stage() + " " + it.verified()));
    lines.addAll(told(world, id, payment.outbox(), leftOut(payment)));
    return lines;
  }

  private static String line(Attempt attempt) {
    return Stream.of(
            attempt.method(),
            attempt.state(),
            attempt.orderId().isPresent(),
            attempt.failure(),
            attempt.card(),
            attempt.token(),
            attempt.agreement())
        .map(String::valueOf)
        .toList()
        .toString();
  }

  /** The messages that a crash may add or take away. */
  private static List<NotificationType> leftOut(Payment payment) {
    List<NotificationType> types = new ArrayList<>();
    payment.attempts().stream()
        .filter(attempt -> attempt.state() == PaymentState.DECLINED)
        .forEach(_ -> types.add(NotificationType.PAYMENT_DECLINED));
    if (payment.attempts().stream().anyMatch(Ending::isDeclined)) {
      types.remove(NotificationType.PAYMENT_DECLINED);
    }
    payment.books().operations().stream()
        .filter(Ending::isUnsent)
        .map(
            it ->
                switch (it.kind()) {
                  case CAPTURE -> NotificationType.PAYMENT_CAPTURE_FAILED;
                  case VOID -> NotificationType.PAYMENT_VOID_FAILED;
                  case REFUND -> NotificationType.PAYMENT_REFUND_FAILED;
                })
        .forEach(types::add);
    boolean captured =
        payment.terms().captureMethod() == CaptureMethod.AUTOMATIC
            && payment.outbox().stream().anyMatch(it -> it.type() == NotificationType.PAYMENT_PAID);
    if (captured) {
      types.add(NotificationType.PAYMENT_AUTHORIZED);
    }
    return types;
  }

  private static List<String> lines(World world, Agreement agreement) {
    String id = "agreement ";
    List<String> lines = new ArrayList<>();
    lines.add(
        id
            + agreement.state()
            + agreement.plan().map(it -> " #" + it.number() + " tries " + it.tries()).orElse("")
            + " due "
            + agreement.dueAt().isPresent());
    lines.addAll(told(world, id, agreement.outbox(), List.of()));
    return lines;
  }

  private static List<String> told(
      World world, String id, List<Notification> outbox, List<NotificationType> leftOut) {
    List<NotificationType> without = new ArrayList<>(leftOut);
    return outbox.stream()
        .filter(message -> !without.remove(message.type()))
        .map(message -> id + "told " + message.type().code() + deliveries(world, message))
        .toList();
  }

  private static String deliveries(World world, Notification message) {
    List<Delivery> deliveries = world.bench.deliveries.of(message.id());
    StringBuilder text = new StringBuilder(message.isHandedOver() ? "" : " waits");
    deliveries.forEach(it -> text.append(" " + it.id().endpoint() + " " + it.state()));
    return text.toString();
  }
}
