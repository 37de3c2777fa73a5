package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.notification.DeliverNotificationResult;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.simulation.story.Functions.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The queues in memory, and what SQS and Lambda do with what they were given: each message is
 * brought at least once, again after a while where the function failed, sometimes twice, late or,
 * for days, not at all.
 */
final class SimulatedQueue implements NotificationQueue, DeliveryQueue {

  /** As {@code template.yaml} says. */
  private static final int FUNCTION_SECONDS = 290;

  private static final long VISIBILITY_MILLIS = 360_000;

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final Functions functions;
  private final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();
  private Function<QueuedNotification, Supplier<DeliverNotificationResult>> consumer =
      _ -> {
        throw new IllegalStateException("nobody consumes the queue yet");
      };

  SimulatedQueue(Agenda agenda, Chance chance, Weather weather, Functions functions) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    this.functions = functions;
  }

  /** From now on messages are brought here. */
  void bringTo(Function<QueuedNotification, Supplier<DeliverNotificationResult>> use) {
    consumer = use;
  }

  @Override
  public void announce(NotificationId notification) {
    queue.announce(notification);
    sendOff();
  }

  @Override
  public void address(List<Addressed> deliveries) {
    queue.address(deliveries);
    sendOff();
  }

  @Override
  public void retry(List<Retried> deliveries, Duration after) {
    PromiseBroken.unless(
        after.compareTo(DELAY_MAX) <= 0 && !after.isNegative(), "SQS cannot delay by " + after);
    queue.retry(deliveries, after);
    sendOff();
  }

  private void sendOff() {
    List<InMemoryNotificationQueue.Given> given = queue.given();
    queue.clear();
    given.forEach(message -> take(message.message(), message.after().toMillis()));
  }

  private void take(QueuedNotification message, long delay) {
    if (weather.brings(Fault.MESSAGE_IN_DEAD_LETTER_QUEUE)) {
      if (chance.oneIn(2)) {
        // Somebody moves it back, when all may be over.
        bringIn(chance.mostlyLittle(3_600_000, 5 * 86_400_000L), message);
      }
      return;
    }
    boolean late = weather.brings(Fault.MESSAGE_LATE);
    bringIn(delay + (late ? chance.mostlyLittle(1_000, 3_600_000) : latency()), message);
    if (weather.brings(Fault.MESSAGE_DOUBLED)) {
      bringIn(delay + latency(), message);
    }
  }

  private long latency() {
    return chance.mostlyLittle(5, 500);
  }

  private void bringIn(long millis, QueuedNotification message) {
    agenda.in(millis, () -> bring(message));
  }

  private void bring(QueuedNotification message) {
    functions.invoke(
        "deliver " + message,
        FUNCTION_SECONDS,
        consumer.apply(message),
        outcome -> settle(message, outcome));
  }

  private void settle(QueuedNotification message, Outcome<DeliverNotificationResult> outcome) {
    switch (outcome) {
      case Outcome.Answered<DeliverNotificationResult>(var result) -> {
        switch (result) {
          case DeliverNotificationResult.Done _ -> {}
          case DeliverNotificationResult.Again(Duration after) ->
              bringIn(after.toMillis() + latency(), message);
          case DeliverNotificationResult.Dangling _ ->
              throw new PromiseBroken("the queue has a message nobody wrote down: " + message);
        }
      }
      case Outcome.Failed<DeliverNotificationResult> _,
          Outcome.Died<DeliverNotificationResult> _ -> {
        weather.brought(Fault.FUNCTION_RETRIED);
        bringIn(VISIBILITY_MILLIS + latency(), message);
      }
    }
  }
}
