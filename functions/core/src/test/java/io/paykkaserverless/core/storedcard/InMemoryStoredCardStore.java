package io.paykkaserverless.core.storedcard;

import io.paykkaserverless.core.card.CardToken;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stored cards in memory; passes the same contract as the real store. */
public final class InMemoryStoredCardStore implements StoredCardStore {

  private final Map<CardToken, StoredCard> cards = new ConcurrentHashMap<>();

  @Override
  public void insertUnlessPresent(StoredCard card) {
    cards.putIfAbsent(card.token(), card);
  }

  @Override
  public Optional<StoredCard> find(CardToken token) {
    return Optional.ofNullable(cards.get(token));
  }

  @Override
  public void update(StoredCard card) {
    cards.computeIfPresent(card.token(), (_, _) -> card);
  }
}
