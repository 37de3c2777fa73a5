package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.DeliverNotificationResult.Again;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Dangling;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the queue brought a message. One that was just made is addressed to every endpoint that
 * wants it; from there on each endpoint has a message of its own in the queue, so that none waits
 * for another. May be interrupted anywhere and run again.
 */
public final class DeliverNotification {

  private final Outboxes outboxes;
  private final MerchantEndpoints endpoints;
  private final TryDelivery tries;
  private final DeliveryQueue queue;
  private final Signals signals;
  private final InstantSource clock;

  public DeliverNotification(
      Outboxes outboxes,
      MerchantEndpoints endpoints,
      TryDelivery tries,
      DeliveryQueue queue,
      Signals signals,
      InstantSource clock) {
    this.outboxes = outboxes;
    this.endpoints = endpoints;
    this.tries = tries;
    this.queue = queue;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Deals with one message from the queue.
   *
   * @throws NotificationQueue.QueueUnavailable where it could not be addressed to all
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable where nothing can be
   *     read or written
   */
  public DeliverNotificationResult deliver(QueuedNotification queued) {
    Optional<Letter> found = outboxes.find(queued.notification());
    if (found.isEmpty()) {
      signals.raise(Signal.NOTIFICATION_DANGLING, queued.notification().text());
      abandon(queued);
      return new Dangling();
    }
    Letter letter = found.get();
    Notification notification = letter.notification();
    return switch (queued) {
      case Announced _ -> announce(letter);
      case Addressed(DeliveryId delivery, int round) -> {
        attempt(notification, delivery.endpoint(), round);
        yield new Done();
      }
      case Retried(DeliveryId delivery, int round) ->
          tries
              .attempt(notification, delivery.endpoint(), round)
              .<DeliverNotificationResult>map(Again::new)
              .orElseGet(Done::new);
    };
  }

  /** Else the sweep would give it to the queue again and again. */
  private void abandon(QueuedNotification queued) {
    switch (queued) {
      case Announced _ -> {}
      case Addressed(DeliveryId delivery, int _) -> tries.abandon(delivery);
      case Retried(DeliveryId delivery, int _) -> tries.abandon(delivery);
    }
  }

  private Done announce(Letter letter) {
    Notification notification = letter.notification();
    if (!notification.isHandedOver()) {
      address(notification, endpoints.wanting(notification.type()));
      letter.handedOver(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
    return new Done();
  }

  /** Where there is one endpoint, it is tried at once and saves a way through the queue. */
  private void address(Notification notification, List<EndpointName> wanting) {
    if (wanting.size() == 1) {
      attempt(notification, wanting.getFirst(), 0);
    } else if (!wanting.isEmpty()) {
      // First written down, so that the sweep finds what the queue loses.
      wanting.forEach(name -> tries.begin(notification, name));
      queue.address(
          wanting.stream()
              .map(name -> new Addressed(new DeliveryId(notification.id(), name), 0))
              .toList());
    }
  }

  /** What does not succeed at once waits elsewhere. */
  private void attempt(Notification notification, EndpointName endpoint, int round) {
    tries
        .attemptFirst(notification, endpoint, round)
        .ifPresent(
            pause ->
                queue.retry(
                    List.of(new Retried(new DeliveryId(notification.id(), endpoint), round)),
                    shortened(pause)));
  }

  private static Duration shortened(Duration pause) {
    return pause.compareTo(DeliveryQueue.DELAY_MAX) > 0 ? DeliveryQueue.DELAY_MAX : pause;
  }
}
