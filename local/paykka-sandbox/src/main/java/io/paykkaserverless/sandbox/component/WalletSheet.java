package io.paykkaserverless.sandbox.component;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.sandbox.api.RetCode;
import io.paykkaserverless.sandbox.card.TestCard;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpReply;
import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.wallet.AuthMethod;
import io.paykkaserverless.sandbox.wallet.Wallet;
import io.paykkaserverless.sandbox.wallet.WalletTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the sheet that Apple Pay or Google Pay slides over a shop's page: the page says
 * which test card the shopper picked and gets the token a wallet would give.
 */
public final class WalletSheet {

  private final TestCards cards;
  private final WalletTokens tokens;
  private final CrossOrigin origins;

  public WalletSheet(TestCards cards, WalletTokens tokens, OriginWhitelist whitelist) {
    this.cards = cards;
    this.tokens = tokens;
    this.origins = new CrossOrigin(whitelist);
  }

  public List<Router.Route> routes() {
    return List.of(
        Router.Route.of("GET", "/cp/test-cards", (request, _) -> testCards(request)),
        Router.Route.of("POST", "/cp/wallet-token", (request, _) -> token(request)),
        Router.Route.of("OPTIONS", "/cp/wallet-token", (request, _) -> origins.preflight(request)));
  }

  private HttpReply testCards(HttpRequest request) {
    JsonWriter json = new JsonWriter().beginArray("cards");
    for (TestCard card : cards.all()) {
      json.beginElement()
          .put("number", card.number())
          .put("brand", card.brand())
          .put("what", card.what())
          .end();
    }
    return origins.shared(request, HttpAnswer.json(200, json.end().toBytes()));
  }

  private HttpReply token(HttpRequest request) {
    if (origins.isStranger(request)) {
      return CrossOrigin.refusal(RetCode.NOT_ON_WHITELIST);
    }
    return origins.shared(request, answer(request));
  }

  private HttpAnswer answer(HttpRequest request) {
    try {
      JsonObject wish = JsonReader.readObject(request.body());
      Optional<Wallet> wallet = wish.text("wallet").flatMap(WalletSheet::wallet);
      Optional<String> number = wish.text("card_no").filter(cards.numbers()::contains);
      Optional<AuthMethod> method =
          AuthMethod.parse(wish.text("auth_method").orElse(AuthMethod.CRYPTOGRAM_3DS.name()));
      if (wallet.isEmpty() || number.isEmpty() || method.isEmpty()) {
        return wrong("wallet, card_no (a test card) or auth_method");
      }
      String token = tokens.issue(wallet.get(), number.get(), method.get());
      return HttpAnswer.json(200, new JsonWriter().put("token_data", token).toBytes());
    } catch (MalformedJson | IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Wallet> wallet(String name) {
    return Arrays.stream(Wallet.values()).filter(it -> it.name().equals(name)).findFirst();
  }

  private static HttpAnswer wrong(String what) {
    return CrossOrigin.refusal(
        RetCode.INVALID_REQUEST, RetCode.INVALID_REQUEST.message() + ": " + what);
  }
}
