package io.paykkaserverless.core.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: where deliveries live, beside their owners. Each write is conditional and atomic; times are
 * kept to the millisecond.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store cannot answer. A write that threw may or may not have happened.
 */
public interface DeliveryStore {

  /** Reads what was last written (strongly consistent). */
  Optional<Delivery> find(DeliveryId id);

  /** The deliveries of one message, by the endpoint's name (strongly consistent). */
  List<Delivery> of(NotificationId notification);

  /**
   * The deliveries of an owner's messages: the latest message first, at most {@code limit}. Where
   * there are fewer, these are all.
   */
  List<Delivery> of(OutboxOwner owner, int limit);

  /**
   * Stores {@code next} if the stored version is the one just before it; version 1 if nothing is
   * stored.
   *
   * @return nothing when it was stored; else what stands there, which may be this very delivery
   *     where the write was made twice
   */
  Optional<Delivery> put(Delivery next);

  /**
   * One page of what {@code filter} selects, in no order. Reads an index or the whole table, which
   * may lag behind by a moment.
   *
   * @param after {@link Page#next} of the page before; nothing for the first
   * @param limit how many at most; a page may have fewer, even none, and still a next one
   * @throws IllegalArgumentException where {@code after} is not of this store
   */
  Page page(Filter filter, Optional<String> after, int limit);

  /**
   * Which deliveries.
   *
   * @param from the message was made at this moment or later
   * @param to the message was made before this moment
   * @param endpoint one endpoint's, or everybody's
   * @param undeliveredOnly without those that were accepted
   */
  record Filter(
      Instant from, Instant to, Optional<EndpointName> endpoint, boolean undeliveredOnly) {

    /** Whether {@code delivery} is selected. */
    public boolean selects(Delivery delivery) {
      return !delivery.announcedAt().isBefore(from)
          && delivery.announcedAt().isBefore(to)
          && endpoint.filter(name -> !name.equals(delivery.id().endpoint())).isEmpty()
          && !(undeliveredOnly && delivery.state() == DeliveryState.DELIVERED);
    }
  }

  /**
   * A part of an answer.
   *
   * @param next where the next page begins; nothing after the last
   */
  record Page(List<Delivery> deliveries, Optional<String> next) {}
}
