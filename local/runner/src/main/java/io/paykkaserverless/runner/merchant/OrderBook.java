package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import java.security.SecureRandom;
import java.util.Optional;

/** The shop's orders. For use by several threads. */
final class OrderBook {

  private static final int ORDERS_MAX = 10_000;
  private static final int FIRST_NUMBER = 1001;
  private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int SUFFIX_LENGTH = 10;

  private final Recent<String, Order> orders = new Recent<>(ORDERS_MAX);
  private final SecureRandom random = new SecureRandom();
  private int nextNumber = FIRST_NUMBER;

  synchronized Order open(Basket basket) {
    Order order = Order.of("order-" + nextNumber++ + "-" + suffix(), basket);
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
    return treatment;
  }

  /** Whoever knows a number may see the order, so a number cannot be guessed. */
  private String suffix() {
    return random
        .ints(SUFFIX_LENGTH, 0, UNMISTAKABLE.length())
        .mapToObj(UNMISTAKABLE::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
