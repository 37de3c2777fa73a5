package io.paykkaserverless.core.storedcard;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.payment.ShopperReference;
import java.time.Instant;
import java.util.Optional;

/**
 * A card that PayKKa stores for a shopper: never its data, only how to call it.
 *
 * @param token PayKKa's name for it
 * @param shopper whose it is; nobody else may pay with it
 * @param card brand and last digits, where PayKKa told them
 * @param storedAt when we learned of it
 * @param state whether it may be used
 */
public record StoredCard(
    CardToken token,
    ShopperReference shopper,
    Optional<CardSummary> card,
    Instant storedAt,
    State state) {

  /** Whether a stored card may be used. */
  public enum State {
    USABLE,
    /** The merchant removed it; PayKKa has not confirmed that yet. */
    REMOVING,
    /** Removed, here and at PayKKa. */
    REMOVED
  }

  /** The same card in another state. */
  public StoredCard in(State next) {
    return new StoredCard(token, shopper, card, storedAt, next);
  }

  /** Whether {@code who} may pay with it. */
  public boolean mayBeUsedBy(Optional<ShopperReference> who) {
    return state == State.USABLE && who.equals(Optional.of(shopper));
  }
}
