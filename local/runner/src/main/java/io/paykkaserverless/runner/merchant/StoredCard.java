package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/**
 * A card that PayKKa keeps for the shopper.
 *
 * @param token charges it, for this shopper and this merchant alone
 * @param brand for example {@code VISA}, where it is known
 * @param last4 the end of its number, where it is known
 */
public record StoredCard(String token, Optional<String> brand, Optional<String> last4) {

  /** Reads {@code token}, {@code card_brand} and {@code card_last4} of a notification. */
  static Optional<StoredCard> read(JsonObject json) {
    return json.text("token")
        .map(token -> new StoredCard(token, json.text("card_brand"), json.text("card_last4")));
  }

  void writeTo(JsonWriter json) {
    json.put("token", token).put("brand", brand).put("last4", last4);
  }

  @Override
  public String toString() {
    return "[stored card " + last4.orElse("") + "]";
  }
}
