package io.paykkaserverless.core.storedcard;

import io.paykkaserverless.core.card.CardToken;
import java.util.Optional;

/**
 * Port: where stored cards are kept.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store cannot answer.
 */
public interface StoredCardStore {

  /** Keeps a card unless its token is known already; then nothing happens. */
  void insertUnlessPresent(StoredCard card);

  /** The card that {@code token} names, removed ones included (strongly consistent). */
  Optional<StoredCard> find(CardToken token);

  /**
   * Puts another state on a card that is known. States only go forward, so a later write may repeat
   * an earlier one.
   */
  void update(StoredCard card);
}
