package io.paykkaserverless.core.notification;

import java.util.Comparator;
import java.util.List;

/** Use case: somebody looks at what became of a payment's or an agreement's messages. */
public final class ViewDeliveries {

  /** As many as one answer has room for. */
  public static final int DELIVERIES_MAX = 200;

  private static final Comparator<Delivery> BY_ENDPOINT =
      Comparator.comparing(delivery -> delivery.id().endpoint().value());

  private final DeliveryStore store;

  public ViewDeliveries(DeliveryStore store) {
    this.store = store;
  }

  /**
   * What was found.
   *
   * @param deliveries those of the latest messages, {@link #DELIVERIES_MAX} at most
   * @param complete whether there are certainly no others
   */
  public record Seen(List<Delivery> deliveries, boolean complete) {

    public Seen {
      deliveries = List.copyOf(deliveries);
    }

    /** What became of one message, by the endpoint's name. */
    public List<Delivery> of(NotificationId notification) {
      return deliveries.stream()
          .filter(delivery -> delivery.id().notification().equals(notification))
          .sorted(BY_ENDPOINT)
          .toList();
    }
  }

  /**
   * The deliveries of an owner's messages.
   *
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable where they cannot be
   *     read
   */
  public Seen view(OutboxOwner owner) {
    List<Delivery> latest = store.of(owner, DELIVERIES_MAX);
    return new Seen(latest, latest.size() < DELIVERIES_MAX);
  }
}
