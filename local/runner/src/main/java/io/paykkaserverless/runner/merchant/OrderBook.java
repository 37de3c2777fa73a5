package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import java.util.Optional;

/** The shop's orders. For use by several threads. */
final class OrderBook {

  private static final int ORDERS_MAX = 10_000;
  private static final int FIRST_NUMBER = 1001;

  private final Recent<String, Order> orders = new Recent<>(ORDERS_MAX);

  /** Whoever knows a number may see the order, so a number cannot be guessed. */
  private final UnguessableSuffix suffixes;

  private final ShopperAccount account;
  private int nextNumber = FIRST_NUMBER;

  /**
   * An empty book.
   *
   * @param account told of the cards and subscriptions that orders lead to
   */
  OrderBook(UnguessableSuffix suffixes, ShopperAccount account) {
    this.suffixes = suffixes;
    this.account = account;
  }

  synchronized Order open(Basket basket, OrderKind kind) {
    Order order = Order.of("order-" + nextNumber++ + "-" + suffixes.next(), basket, kind);
    orders.put(order.number(), order);
    return order;
  }

  synchronized Optional<Order> find(String number) {
    return orders.find(number);
  }

  synchronized Order payWith(Order order, String paymentId) {
    Order paying = orders.find(order.number()).orElse(order).withPayment(paymentId);
    orders.put(paying.number(), paying);
    return paying;
  }

  /** Takes in a message that was verified before. */
  synchronized Treatment take(NotificationMessage message) {
    return message.period().isPresent() ? takeLaterCharge(message) : takeOrders(message);
  }

  private Treatment takeOrders(NotificationMessage message) {
    Optional<Order> found = orders.find(message.reference());
    if (found.isEmpty()) {
      return Treatment.NOT_OURS;
    }
    Order order = found.get();
    if (!order.agreesWith(message)) {
      return Treatment.CONTRADICTS_ORDER;
    }
    Treatment treatment = order.isPast(message) ? Treatment.LATE : Treatment.BELIEVED;
    orders.put(order.number(), order.with(message));
    account.take(order, message);
    return treatment;
  }

  /** A subscription's charge is a payment of its own, which no order was opened for. */
  private Treatment takeLaterCharge(NotificationMessage message) {
    Optional<Order> first = message.agreementId().flatMap(account::subscription);
    if (first.isEmpty()) {
      return Treatment.NOT_OURS;
    }
    if (!first.get().costsAsMuchAs(message)) {
      return Treatment.CONTRADICTS_ORDER;
    }
    return account.takeCharge(message) ? Treatment.BELIEVED : Treatment.LATE;
  }
}
