package io.paykkaserverless.core.storedcard;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * Use case: a stored card is forgotten. First here, so that nobody pays with it from that moment
 * on, then at PayKKa.
 */
public final class RemoveStoredCard {

  private static final Duration PAYKKA_LIMIT = Duration.ofSeconds(10);

  private final StoredCardStore store;
  private final PaykkaCredentials paykka;
  private final Signals signals;

  public RemoveStoredCard(StoredCardStore store, PaykkaCredentials paykka, Signals signals) {
    this.store = store;
    this.paykka = paykka;
    this.signals = signals;
  }

  /** What came of it. */
  public enum Result {
    /** Forgotten here and at PayKKa, now or from before. */
    REMOVED,
    /** Nobody pays with it any more, but PayKKa has not confirmed. Asking again is safe. */
    NOT_CONFIRMED,
    /** There is no such card. */
    NO_SUCH_CARD
  }

  /** Forgets it. Safe to repeat, whatever came of it before. */
  public Result remove(CardToken token) {
    Optional<StoredCard> found = store.find(token);
    if (found.isEmpty()) {
      return Result.NO_SUCH_CARD;
    }
    StoredCard card = found.get();
    return switch (card.state()) {
      case USABLE -> {
        store.update(card.in(StoredCard.State.REMOVING));
        yield tellPaykka(card);
      }
      case REMOVING -> tellPaykka(card);
      case REMOVED -> Result.REMOVED;
    };
  }

  private Result tellPaykka(StoredCard card) {
    return switch (paykka.remove(card.token(), card.shopper(), PAYKKA_LIMIT)) {
      case EndingOutcome.Ended _ -> {
        store.update(card.in(StoredCard.State.REMOVED));
        yield Result.REMOVED;
      }
      case EndingOutcome.Refused(var failure) ->
          notConfirmed(card, "refused with code " + failure.paykkaCode());
      case EndingOutcome.Unavailable(String cause) -> notConfirmed(card, cause);
    };
  }

  private Result notConfirmed(StoredCard card, String cause) {
    signals.raise(Signal.PAYKKA_ENDING_UNANSWERED, card.token() + " " + cause);
    return Result.NOT_CONFIRMED;
  }
}
