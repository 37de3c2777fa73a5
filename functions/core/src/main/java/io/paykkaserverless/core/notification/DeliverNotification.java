package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.DeliverNotificationResult.Dangling;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.DeliverNotificationResult.TryAgain;
import io.paykkaserverless.core.notification.MerchantEndpoint.Delivery;
import io.paykkaserverless.core.payment.OutboxWriter;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Use case: tells the merchant's backend, once per message from the queue. The bytes are those that
 * were stored with the change; only the signature's timestamp is fresh.
 */
public final class DeliverNotification {

  private final PaymentStore store;
  private final OutboxWriter outbox;
  private final MerchantEndpoint endpoint;
  private final Signals signals;
  private final InstantSource clock;

  public DeliverNotification(
      PaymentStore store, MerchantEndpoint endpoint, Signals signals, InstantSource clock) {
    this.store = store;
    this.outbox = new OutboxWriter(store);
    this.endpoint = endpoint;
    this.signals = signals;
    this.clock = clock;
  }

  /** Makes one try. */
  public DeliverNotificationResult deliver(NotificationRef ref) {
    Optional<Payment> payment = store.find(ref.payment());
    Optional<Notification> notification =
        payment.flatMap(
            p -> p.outbox().stream().filter(n -> n.id().equals(ref.notification())).findFirst());
    if (notification.isEmpty()) {
      signals.raise(Signal.NOTIFICATION_DANGLING, ref.notification());
      return new Dangling();
    }
    return notification.get().isDelivered()
        ? new Done()
        : send(payment.orElseThrow(), notification.get());
  }

  private DeliverNotificationResult send(Payment payment, Notification notification) {
    return switch (endpoint.deliver(notification)) {
      case Delivery.Accepted _ -> {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        outbox.note(payment, notification.id(), n -> n.delivered(at));
        yield new Done();
      }
      case Delivery.Refused(int httpStatus, var _) -> again(payment, notification, "" + httpStatus);
      case Delivery.Unreachable(String cause, var _) -> again(payment, notification, cause);
    };
  }

  private DeliverNotificationResult again(
      Payment payment, Notification notification, String reason) {
    signals.raise(Signal.NOTIFICATION_REFUSED, notification.id() + " " + reason);
    outbox.note(payment, notification.id(), Notification::triedInVain);
    return new TryAgain();
  }
}
