package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Done;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Refused;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Silent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The merchant's server calling the payment API. */
final class PaymentsApi implements AutoCloseable {

  private static final String AGREEMENTS = "/agreements/";

  private final ApiConnection api;

  PaymentsApi(URI apiUrl, String apiKey) {
    this.api = new ApiConnection(apiUrl, apiKey);
  }

  /** What came of asking for a payment. */
  sealed interface Creation {

    /**
     * There is a payment.
     *
     * @param clientToken lets a browser pay it; nothing else can be done with it
     */
    record Created(String paymentId, String clientToken) implements Creation {
      @Override
      public String toString() {
        return "[created " + paymentId + "]";
      }
    }

    /** There is none that we know of. Asking again for the same order is safe. */
    record Failed(String why) implements Creation {}
  }

  /**
   * Creates the order's payment. The same order always gets the same payment, because the
   * idempotency key is made from its number; that is what makes trying again safe.
   */
  Creation create(PaymentRequest request) {
    return switch (api.post(
        "/payments", request.toBytes(), "payment-for-" + request.order().number())) {
      case Done(Optional<JsonObject> answer) -> created(answer);
      case Refused(int status) -> new Creation.Failed("the payment API answered " + status);
      case Silent(String why) -> new Creation.Failed(why);
    };
  }

  /** How a subscription stands, if the API says so. */
  Optional<Agreement> agreement(String id) {
    return switch (api.send("GET", AGREEMENTS + inPath(id))) {
      case Done(Optional<JsonObject> answer) -> answer.flatMap(Agreement::read);
      case Refused _, Silent _ -> Optional.empty();
    };
  }

  /** Charges nothing until the subscription is resumed. */
  Reply pause(String agreementId) {
    return api.send("POST", AGREEMENTS + inPath(agreementId) + "/pause");
  }

  Reply resume(String agreementId) {
    return api.send("POST", AGREEMENTS + inPath(agreementId) + "/resume");
  }

  /** Ends a subscription for good. */
  Reply cancel(String agreementId) {
    return api.send("DELETE", AGREEMENTS + inPath(agreementId));
  }

  /**
   * Charges a subscription for one period; the same period is never charged twice. One that was
   * declined is tried again, because a person asks for it.
   *
   * @param order the order that the subscription began with
   */
  Reply charge(String agreementId, Order order, String period, long amountMinor) {
    byte[] body =
        new JsonWriter()
            .put("period", period)
            .put("amount", amountMinor)
            .put("currency", order.basket().currency().getCurrencyCode())
            .put("reference", order.number() + "-" + period)
            .put("description", order.basket().title())
            .put("retry", true)
            .toBytes();
    return api.post(AGREEMENTS + inPath(agreementId) + "/charges", body);
  }

  /** Has PayKKa forget a card. */
  Reply removeToken(String token) {
    return api.send("DELETE", "/tokens/" + inPath(token));
  }

  private static Creation created(Optional<JsonObject> answer) {
    Optional<String> id = answer.flatMap(json -> json.text("id"));
    Optional<String> clientToken = answer.flatMap(json -> json.text("client_token"));
    return id.isPresent() && clientToken.isPresent()
        ? new Creation.Created(id.get(), clientToken.get())
        : new Creation.Failed("the payment API's answer lacks id or client_token");
  }

  private static String inPath(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    api.close();
  }
}
