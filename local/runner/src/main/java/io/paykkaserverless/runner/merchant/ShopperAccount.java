package io.paykkaserverless.runner.merchant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cards and subscriptions of the shop's shopper, as verified notifications told of them. For
 * use by several threads.
 */
final class ShopperAccount {

  private final DemoShopper shopper;
  private final Map<String, StoredCard> cards = new LinkedHashMap<>();
  private final Map<String, Order> subscriptions = new LinkedHashMap<>();

  private final Map<String, Map<String, NotificationMessage>> chargesByAgreement = new HashMap<>();

  ShopperAccount(DemoShopper shopper) {
    this.shopper = shopper;
  }

  DemoShopper shopper() {
    return shopper;
  }

  /** Takes in what a message about {@code order}, verified before, tells of card and agreement. */
  synchronized void take(Order order, NotificationMessage message) {
    // A card that is charged month by month is not for one-click orders.
    if (message.type().equals(NotificationMessage.TOKEN_CREATED)
        && order.kind() == OrderKind.ONE_TIME_SAVING_CARD) {
      message.card().ifPresent(card -> cards.put(card.token(), card));
    }
    if (message.type().equals(NotificationMessage.AGREEMENT_CREATED)) {
      message.agreementId().ifPresent(id -> subscriptions.put(id, order));
    }
  }

  /**
   * Takes in how a later charge of a subscription stands.
   *
   * @return false where something that happened later to the same payment is known already
   */
  synchronized boolean takeCharge(NotificationMessage message) {
    String period = message.period().orElseThrow();
    Map<String, NotificationMessage> charges =
        chargesByAgreement.computeIfAbsent(
            message.agreementId().orElseThrow(), _ -> new TreeMap<>());
    Optional<NotificationMessage> known = Optional.ofNullable(charges.get(period));
    boolean late =
        known
            .filter(earlier -> earlier.paymentId().equals(message.paymentId()))
            .filter(earlier -> earlier.sequence() >= message.sequence())
            .isPresent();
    if (!late) {
      charges.put(period, message);
    }
    return !late;
  }

  /** How each later charge of a subscription stands, in the order of their periods. */
  synchronized List<NotificationMessage> charges(String agreementId) {
    return List.copyOf(chargesByAgreement.getOrDefault(agreementId, new TreeMap<>()).values());
  }

  synchronized List<StoredCard> cards() {
    return List.copyOf(cards.values());
  }

  synchronized boolean hasCard(String token) {
    return cards.containsKey(token);
  }

  synchronized void forgetCard(String token) {
    cards.remove(token);
  }

  /** The first order of each subscription, by the agreement's id. */
  synchronized Map<String, Order> subscriptions() {
    return new LinkedHashMap<>(subscriptions);
  }

  synchronized Optional<Order> subscription(String agreementId) {
    return Optional.ofNullable(subscriptions.get(agreementId));
  }
}
