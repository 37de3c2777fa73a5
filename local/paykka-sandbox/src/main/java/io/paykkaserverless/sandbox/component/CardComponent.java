package io.paykkaserverless.sandbox.component;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.api.RetCode;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpReply;
import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.page.Page;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a shop page loads to take an encrypted card: script, styles and the key to encrypt with.
 * Pages of other origins may use it only if their origin is on the whitelist, as at PayKKa.
 */
public final class CardComponent {

  private final String merchantId;
  private final String clientKey;
  private final CrossOrigin origins;
  private final PublicKey cardKey;
  private final InstantSource clock;

  public CardComponent(
      String merchantId,
      String clientKey,
      OriginWhitelist whitelist,
      PublicKey cardKey,
      InstantSource clock) {
    this.merchantId = merchantId;
    this.clientKey = clientKey;
    this.origins = new CrossOrigin(whitelist);
    this.cardKey = cardKey;
    this.clock = clock;
  }

  public List<Router.Route> routes() {
    return List.of(
        Router.Route.of(
            "GET",
            "/cp/encrypted-card.js",
            (request, _) -> file(request, "text/javascript", "encrypted-card.js")),
        Router.Route.of(
            "GET", "/cp/style.css", (request, _) -> file(request, "text/css", "style.css")),
        Router.Route.of("GET", "/cp/card-key", (request, _) -> key(request)));
  }

  private HttpReply file(HttpRequest request, String type, String name) {
    HttpAnswer answer = HttpAnswer.of(200, type + ";charset=UTF-8", Page.resource(name));
    return origins.shared(request, answer);
  }

  /** The clock goes with it, because encrypted cards expire and shoppers' clocks are wrong. */
  private HttpReply key(HttpRequest request) {
    if (origins.isStranger(request)) {
      return CrossOrigin.refusal(RetCode.NOT_ON_WHITELIST);
    }
    if (!request.query("merchant_id").equals(Optional.of(merchantId))
        || !request.query("client_key").equals(Optional.of(clientKey))) {
      return origins.shared(request, CrossOrigin.refusal(RetCode.MERCHANT_UNKNOWN));
    }
    byte[] json =
        new JsonWriter()
            .put("algorithm", "RSA-OAEP-256")
            .put("key", Base64.getEncoder().encodeToString(cardKey.getEncoded()))
            .put("epoch_seconds", clock.instant().getEpochSecond())
            .toBytes();
    return origins.shared(request, HttpAnswer.json(200, json));
  }
}
