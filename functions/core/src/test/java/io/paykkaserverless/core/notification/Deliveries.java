package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ready deliveries for tests, of messages about {@link Payments#ID}. */
public final class Deliveries {

  /** The first message to {@link FakeEndpoints#SHOP}. */
  public static final DeliveryId ID =
      new DeliveryId(NotificationId.of(Payments.ID, 1), FakeEndpoints.SHOP);

  private Deliveries() {}

  /** Never tried and not stored: version 0. */
  public static Delivery begun() {
    return begun(ID, Payments.NOW);
  }

  /** One of a message that was made at {@code announcedAt}. */
  public static Delivery begun(DeliveryId id, Instant announcedAt) {
    return Delivery.begun(
        Notification.fresh(
            id.notification(), NotificationType.PAYMENT_PAID, announcedAt, "of no interest here"),
        id.endpoint());
  }

  /** Version 1: accepted at the first try, as nearly all are. */
  public static Delivery delivered() {
    return delivered(begun());
  }

  /** The next version, accepted. */
  public static Delivery delivered(Delivery before) {
    return before.accepted(attempt(204, ""));
  }

  /** Version 1: refused once. */
  public static Delivery waiting() {
    return refused(begun());
  }

  /** The next version, refused once more. */
  public static Delivery refused(Delivery before) {
    return before.refused(before, attempt(503, "down"), Optional.empty());
  }

  /** Version 1: refused for good. */
  public static Delivery gone() {
    return begun().gone(begun(), attempt(410, "gone"));
  }

  /** Version 16: every try was in vain. */
  public static Delivery givenUp() {
    Delivery delivery = begun();
    while (!delivery.state().isOver()) {
      delivery = refused(delivery);
    }
    return delivery;
  }

  /** The next version, replayed at {@link Payments#NOW}. */
  public static Delivery replayed(Delivery before) {
    return before.replayed(Payments.NOW);
  }

  /** Version 1: for nobody any more. */
  public static Delivery endpointRemoved() {
    return begun().endpointRemoved();
  }

  /** The next version, given to the queue again at {@code at}. */
  public static Delivery requeued(Delivery before, Instant at) {
    return before.requeued(at);
  }

  /** The first delivery of an agreement's messages. */
  public static DeliveryId ofAgreement() {
    return new DeliveryId(new NotificationId(new OutboxOwner.OfAgreement(Agreements.ID), 1), SHOP);
  }

  public static DeliveryAttempt attempt(int httpStatus, String excerpt) {
    return new DeliveryAttempt(Payments.NOW, httpStatus, Duration.ofMillis(123), excerpt);
  }
}
