package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.card.CardSummary;
import java.util.Optional;

/** What is kept of a card, as two attributes of whatever it was used for. */
final class CardItem {

  private static final String BRAND = "cb";
  private static final String LAST4 = "cl";

  private CardItem() {}

  static void write(ItemWriter map, Optional<CardSummary> card) {
    map.text(BRAND, card.map(CardSummary::brand)).text(LAST4, card.map(CardSummary::last4));
  }

  static Optional<CardSummary> read(ItemReader map) {
    return map.optional(BRAND, brand -> brand)
        .map(brand -> map.text(LAST4, last4 -> new CardSummary(brand, last4)));
  }
}
