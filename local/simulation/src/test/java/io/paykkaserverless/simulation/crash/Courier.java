package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.DeliverNotificationResult;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.QueuedNotification;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SQS: brings what the queues were given, one message after the other, and brings again what was
 * not finished.
 */
final class Courier {

  private final InMemoryNotificationQueue queue;
  private final DeliverNotification deliver;
  private final InstantSource clock;
  private final List<Parcel> parcels = new ArrayList<>();
  private final List<QueuedNotification> deadLetters = new ArrayList<>();
  private Optional<Parcel> underWay = Optional.empty();

  private record Parcel(QueuedNotification message, Instant notBefore) {}

  Courier(InMemoryNotificationQueue queue, DeliverNotification deliver, InstantSource clock) {
    this.queue = queue;
    this.deliver = deliver;
    this.clock = clock;
  }

  /** Brings all that is due, and what comes of it. */
  void bring() {
    for (Optional<Parcel> next = next(); next.isPresent(); next = next()) {
      Parcel parcel = next.get();
      underWay = next;
      DeliverNotificationResult result = deliver.deliver(parcel.message());
      underWay = Optional.empty();
      parcels.remove(parcel);
      switch (result) {
        case DeliverNotificationResult.Done _ -> {}
        case DeliverNotificationResult.Again(var after) ->
            parcels.add(new Parcel(parcel.message(), clock.instant().plus(after)));
        case DeliverNotificationResult.Dangling _ -> deadLetters.add(parcel.message());
      }
    }
  }

  /** When it has something to bring. */
  Optional<Instant> dueAt() {
    collect();
    return parcels.stream().map(Parcel::notBefore).min(Instant::compareTo);
  }

  /** The message that was not finished was brought as often as the queue does, and is given up. */
  void giveUpTheUnfinished() {
    underWay.ifPresent(parcels::remove);
    underWay = Optional.empty();
  }

  /** Everything that waits in the queues is lost. */
  void loseAll() {
    collect();
    parcels.clear();
  }

  List<QueuedNotification> deadLetters() {
    return List.copyOf(deadLetters);
  }

  private Optional<Parcel> next() {
    collect();
    Instant now = clock.instant();
    return parcels.stream().filter(parcel -> !parcel.notBefore().isAfter(now)).findFirst();
  }

  private void collect() {
    Instant now = clock.instant();
    queue.given().forEach(it -> parcels.add(new Parcel(it.message(), now.plus(it.after()))));
    queue.clear();
  }
}
