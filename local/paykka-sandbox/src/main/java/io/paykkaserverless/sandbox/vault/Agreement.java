package io.paykkaserverless.sandbox.vault;

/**
 * A shopper's consent to be charged again.
 *
 * @param id PayKKa's number for it, {@code RA…}
 * @param token the stored card it charges
 * @param shopperReference whose it is
 * @param active until it is cancelled
 */
public record Agreement(String id, String token, String shopperReference, boolean active) {

  Agreement cancelled() {
    return new Agreement(id, token, shopperReference, false);
  }

  /** Whether it lets the merchant charge this card of this shopper. */
  public boolean covers(StoredCard card) {
    return token.equals(card.token()) && shopperReference.equals(card.shopperReference());
  }
}
