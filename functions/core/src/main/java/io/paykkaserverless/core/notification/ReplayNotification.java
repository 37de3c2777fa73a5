package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Use case: somebody wants a message sent again, whether or not it was accepted. It begins the
 * schedule anew with the next try at once; the bytes and the id are the same as before.
 */
public final class ReplayNotification {

  /** As many replays as one payment's history has room for. */
  public static final int REPLAYS_MAX = 50;

  private final Outboxes outboxes;
  private final DeliveryStore deliveries;
  private final DeliveryWriter writer;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  public ReplayNotification(
      Outboxes outboxes, DeliveryStore deliveries, DeliveryQueue queue, InstantSource clock) {
    this.outboxes = outboxes;
    this.deliveries = deliveries;
    this.writer = new DeliveryWriter(deliveries);
    this.queue = queue;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {

    /** On its way again, to these. */
    record Replayed(Notification notification, List<Delivery> deliveries) implements Result {}

    /** There is no such message. */
    record NoSuchNotification() implements Result {}

    /**
     * It never went to that endpoint.
     *
     * @param known where it went
     */
    record NotSentThere(List<EndpointName> known) implements Result {}

    /** No endpoint wanted it, or the queue has not brought it for the first time yet. */
    record NeverSent() implements Result {}

    /** The payment's messages were replayed {@link #REPLAYS_MAX} times. */
    record TooOften() implements Result {}
  }

  /**
   * Sends it again.
   *
   * @param endpoint to this one; to all it ever went to where there is none given
   * @throws NotificationQueue.QueueUnavailable where the queue did not take it; asking again helps
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable where nothing can be
   *     read or written
   */
  public Result replay(NotificationId id, Optional<EndpointName> endpoint) {
    Optional<Notification> found = outboxes.find(id).map(Letter::notification);
    if (found.isEmpty()) {
      return new Result.NoSuchNotification();
    }
    List<Delivery> sent = deliveries.of(id);
    if (sent.isEmpty()) {
      return new Result.NeverSent();
    }
    List<Delivery> wanted =
        sent.stream()
            .filter(delivery -> endpoint.map(delivery.id().endpoint()::equals).orElse(true))
            .toList();
    if (wanted.isEmpty()) {
      return new Result.NotSentThere(sent.stream().map(it -> it.id().endpoint()).toList());
    }
    return writtenDown(id, endpoint)
        ? new Result.Replayed(found.get(), again(wanted))
        : new Result.TooOften();
  }

  /** First the line that says so, then what it says. */
  private boolean writtenDown(NotificationId id, Optional<EndpointName> endpoint) {
    String what = id.text() + endpoint.map(name -> " to " + name).orElse("");
    return outboxes.replayed(id, what, clock.instant(), REPLAYS_MAX);
  }

  private List<Delivery> again(List<Delivery> wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Delivery> replayed = new ArrayList<>();
    for (Delivery delivery : wanted) {
      replayed.add(writer.write(delivery, current -> Optional.of(current.replayed(now))));
    }
    queue.retry(
        replayed.stream().map(it -> new Retried(it.id(), it.round())).toList(), Duration.ZERO);
    return replayed;
  }
}
