package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.vault.StoredCard;
import io.paykkaserverless.sandbox.vault.Vault;
import java.util.List;
import java.util.Locale;

/** Token query: a shopper's stored cards. */
public final class TokenQuery implements Operation {

  private final Vault vault;

  public TokenQuery(Vault vault) {
    this.vault = vault;
  }

  @Override
  public String name() {
    return "token-query";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/token/query");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    List<StoredCard> cards = vault.cards(request.required("shopper_reference", 64));
    return Envelope.success(
        data -> {
          data.beginArray("tokens");
          cards.forEach(card -> write(data, card));
          data.end();
        });
  }

  private static void write(JsonWriter json, StoredCard card) {
    json.beginElement()
        .put("token", card.token())
        .put("token_usage", card.usage().name())
        .put("payment_method", "BANKCARD")
        .beginObject("card_info")
        .put("bin", card.info().bin())
        .put("last4", card.info().last4())
        .put("card_brand", card.info().brand())
        .end()
        .put("exp_year", Integer.toString(card.expiry().getYear()))
        .put("exp_month", String.format(Locale.ROOT, "%02d", card.expiry().getMonthValue()))
        .end();
  }
}
