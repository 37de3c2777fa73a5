package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything there is besides running code.
 *
 * @param payment what is stored of the payment, once it was created
 * @param parked events that could not be taken in, in the order of their ids
 * @param queue the numbers of messages that wait in the queue; one that waits twice waits once
 * @param truth what PayKKa really has
 * @param crashes how often a function has died so far
 */
record World(
    Optional<Payment> payment,
    List<ParkedEvent> parked,
    SortedSet<Integer> queue,
    Truth truth,
    Instant now,
    int crashes) {

  /** Nothing yet. */
  static final World EMPTY =
      new World(Optional.empty(), List.of(), new TreeSet<>(), Truth.NOTHING, Payments.NOW, 0);

  static World of(Payment payment, Truth truth) {
    return new World(
        Optional.of(payment), List.of(), new TreeSet<>(), truth, Payments.NOW.plusSeconds(1), 0);
  }

  World crashed() {
    return new World(payment, parked, queue, truth, now, crashes + 1);
  }

  World at(Instant moment) {
    return new World(payment, parked, queue, truth, moment, crashes);
  }

  World with(Payment next) {
    return new World(Optional.of(next), parked, queue, truth, now, crashes);
  }

  World knowing(Truth next) {
    return new World(payment, parked, queue, next, now, crashes);
  }

  /** What the merchant is told and has been handed, parked events and the queue, as a text. */
  String mail() {
    StringBuilder text = new StringBuilder();
    for (Notification message : payment.map(Payment::outbox).orElse(List.of())) {
      text.append(message.isHandedOver() ? '+' : '-').append(message.type());
    }
    text.append("|p");
    parked.forEach(event -> text.append(event.id().value(), 1, 7).append(','));
    return text.append("|q").append(queue).toString();
  }
}
