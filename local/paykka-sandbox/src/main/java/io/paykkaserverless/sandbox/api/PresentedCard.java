package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.CardBehaviour;
import io.paykkaserverless.sandbox.card.CardInfo;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A card that was found and may now be charged; no number in it.
 *
 * @param info nothing where its number was no number
 * @param expiry nothing where its date was no date
 * @param behaviour what its number does, its owner present
 * @param presence who vouches that its owner wants to pay
 */
record PresentedCard(
    Optional<CardInfo> info,
    Optional<YearMonth> expiry,
    CardBehaviour behaviour,
    Presence presence) {

  /** Who vouches that the card's owner wants to pay. */
  enum Presence {
    /** Nobody yet: the issuer may ask for 3-D Secure. */
    SHOPPER,
    /** The wallet, with a cryptogram. */
    WALLET,
    /** An agreement; the shopper is away. */
    AGREEMENT
  }

  /** What it does on this occasion. */
  CardBehaviour charged() {
    return switch (presence) {
      case SHOPPER -> behaviour;
      case WALLET -> behaviour.unchallenged();
      case AGREEMENT -> behaviour.byAgreement();
    };
  }
}
