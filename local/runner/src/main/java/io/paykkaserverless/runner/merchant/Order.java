package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order as the merchant's server knows it. Its status comes from verified notifications and from
 * nothing else.
 *
 * @param number what shop and shopper call it
 * @param basket what was ordered, and for how much
 * @param kind what is to happen after it is paid
 * @param paymentId its payment, once there is one
 * @param told what notifications said, in the order in which it happened
 */
public record Order(
    String number,
    Basket basket,
    OrderKind kind,
    Optional<String> paymentId,
    List<NotificationMessage> told) {

  /** The status of an order about which nobody has told us anything. */
  public static final String OPEN = "OPEN";

  public Order {
    told = told.stream().sorted(Comparator.comparingLong(NotificationMessage::sequence)).toList();
  }

  static Order of(String number, Basket basket, OrderKind kind) {
    return new Order(number, basket, kind, Optional.empty(), List.of());
  }

  /** What the latest message said, or {@link #OPEN}. */
  public String status() {
    return told.isEmpty() ? OPEN : told.getLast().status();
  }

  Order withPayment(String id) {
    return new Order(number, basket, kind, Optional.of(id), told);
  }

  Order with(NotificationMessage message) {
    return new Order(
        number, basket, kind, paymentId, Stream.concat(told.stream(), Stream.of(message)).toList());
  }

  /** Whether the message is about this very order: its payment, at its price. */
  boolean agreesWith(NotificationMessage message) {
    return paymentId.filter(message.paymentId()::equals).isPresent() && costsAsMuchAs(message);
  }

  /** Whether the message is about the price of this order. */
  boolean costsAsMuchAs(NotificationMessage message) {
    return basket.amountMinor() == message.amountMinor()
        && basket.currency().getCurrencyCode().equals(message.currency());
  }

  /** Whether something that happened later is known already. */
  boolean isPast(NotificationMessage message) {
    return !told.isEmpty() && told.getLast().sequence() >= message.sequence();
  }

  JsonWriter writeTo(JsonWriter json) {
    json.put("order", number)
        .put("payment_id", paymentId)
        .put("amount", basket.amountMinor())
        .put("currency", basket.currency().getCurrencyCode())
        .put("exponent", basket.exponent())
        .put("kind", kind.code())
        .put("save_card", kind == OrderKind.ONE_TIME_SAVING_CARD)
        .put("status", status())
        .beginArray("notifications");
    for (NotificationMessage message : told) {
      json.beginElement()
          .put("type", message.type())
          .put("sequence", message.sequence())
          .put("status", message.status())
          .end();
    }
    return json.end();
  }
}
