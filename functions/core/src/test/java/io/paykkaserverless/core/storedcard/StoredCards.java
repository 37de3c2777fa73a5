package io.paykkaserverless.core.storedcard;

import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;

/** Ready stored cards for tests. */
public final class StoredCards {

  private StoredCards() {}

  /** The card {@link Payments#TOKEN} of the shopper {@link Payments#SHOPPER}. */
  public static StoredCard usable() {
    return new StoredCard(
        Payments.TOKEN,
        Payments.SHOPPER,
        Optional.of(Payments.CARD),
        Payments.NOW,
        StoredCard.State.USABLE);
  }
}
