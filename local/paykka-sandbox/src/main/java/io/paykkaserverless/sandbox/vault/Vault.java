package io.paykkaserverless.sandbox.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every stored card and agreement of this sandbox, in memory. */
public final class Vault {

  /** More than any test or demonstration needs; then the oldest go. */
  private static final int ENTRIES_MAX = 10_000;

  private final Map<String, StoredCard> cards = new LinkedHashMap<>();
  private final Map<String, StoredCard> removed = new LinkedHashMap<>();
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();

  /** How a cancellation went. */
  public enum Cancellation {
    DONE,
    UNKNOWN,
    NOT_ACTIVE
  }

  /** Stores what an approved transaction leaves behind; the second time changes nothing. */
  public synchronized void keep(Keepsake keepsake) {
    if (!removed.containsKey(keepsake.card().token())) {
      put(cards, keepsake.card().token(), keepsake.card());
    }
    keepsake.agreement().ifPresent(it -> put(agreements, it.id(), it));
  }

  /** The card behind {@code token}, if it is this shopper's and was not removed. */
  public synchronized Optional<StoredCard> card(String token, String shopperReference) {
    return Optional.ofNullable(cards.get(token)).filter(it -> isOf(it, shopperReference));
  }

  /** Every stored card of a shopper, oldest first. */
  public synchronized List<StoredCard> cards(String shopperReference) {
    return cards.values().stream().filter(it -> isOf(it, shopperReference)).toList();
  }

  /** Forgets a card; false where it never was this shopper's. The second time changes nothing. */
  public synchronized boolean remove(String token, String shopperReference) {
    Optional<StoredCard> card = card(token, shopperReference);
    card.ifPresent(
        it -> {
          cards.remove(token);
          put(removed, token, it);
        });
    return card.isPresent()
        || Optional.ofNullable(removed.get(token))
            .filter(it -> isOf(it, shopperReference))
            .isPresent();
  }

  public synchronized Optional<Agreement> agreement(String id) {
    return Optional.ofNullable(agreements.get(id));
  }

  /** From now on nothing can be charged by this agreement. */
  public synchronized Cancellation cancel(String id) {
    Agreement agreement = agreements.get(id);
    if (agreement == null) {
      return Cancellation.UNKNOWN;
    }
    agreements.put(id, agreement.cancelled());
    return agreement.active() ? Cancellation.DONE : Cancellation.NOT_ACTIVE;
  }

  private static boolean isOf(StoredCard card, String shopperReference) {
    return card.shopperReference().equals(shopperReference);
  }

  private static <T> void put(Map<String, T> entries, String id, T entry) {
    entries.putIfAbsent(id, entry);
    if (entries.size() > ENTRIES_MAX) {
      entries.remove(entries.keySet().iterator().next());
    }
  }
}
