package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the sweep found a delivery that should have been tried long ago: the queue has lost its
 * message, or keeps it in the dead-letter queue. It is given to the queue again. If the message
 * turns up after all, the schedule keeps the two apart.
 */
public final class RequeueDelivery {

  private final DeliveryStore deliveries;
  private final DeliveryWriter writer;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  public RequeueDelivery(DeliveryStore deliveries, DeliveryQueue queue, InstantSource clock) {
    this.deliveries = deliveries;
    this.writer = new DeliveryWriter(deliveries);
    this.queue = queue;
    this.clock = clock;
  }

  /** Gives it to the queue again if it is still missed. */
  public void look(DeliveryId id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    deliveries
        .find(id)
        .filter(delivery -> isMissed(delivery, now))
        .ifPresent(delivery -> requeue(delivery, now));
  }

  private void requeue(Delivery missed, Instant now) {
    queue.retry(List.of(new Retried(missed.id(), missed.round())), Duration.ZERO);
    writer.write(
        missed,
        current -> isMissed(current, now) ? Optional.of(current.requeued(now)) : Optional.empty());
  }

  private static boolean isMissed(Delivery delivery, Instant now) {
    return delivery.dueAt().filter(due -> !due.isAfter(now)).isPresent();
  }
}
