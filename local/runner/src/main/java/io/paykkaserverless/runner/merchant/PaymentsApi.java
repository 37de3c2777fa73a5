package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The merchant's server calling the payment API. */
final class PaymentsApi implements AutoCloseable {

  private static final int TRIES_MAX = 3;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI apiUrl;
  private final String apiKey;

  PaymentsApi(URI apiUrl, String apiKey) {
    this.apiUrl = apiUrl;
    this.apiKey = apiKey;
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
   *
   * @param returnUrl where the shopper's browser goes after 3-D Secure
   */
  Creation create(Order order, URI returnUrl) {
    HttpRequest request = request(order, returnUrl);
    Creation creation = new Creation.Failed("not tried");
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() < 500) {
          return created(response);
        }
        creation = new Creation.Failed("the payment API answered " + response.statusCode());
      } catch (IOException e) {
        creation = new Creation.Failed("the payment API did not answer: " + e.getClass().getName());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return new Creation.Failed("this server is stopping");
      }
    }
    return creation;
  }

  private HttpRequest request(Order order, URI returnUrl) {
    byte[] body =
        new JsonWriter()
            .put("amount", order.basket().amountMinor())
            .put("currency", order.basket().currency().getCurrencyCode())
            .put("reference", order.number())
            .put("description", order.basket().title())
            .put("return_url", returnUrl.toString())
            .toBytes();
    return HttpRequest.newBuilder(URI.create(apiUrl + "/payments"))
        .timeout(ANSWER_TIMEOUT)
        .header("Authorization", "Bearer " + apiKey)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "payment-for-" + order.number())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static Creation created(HttpResponse<byte[]> response) {
    if (response.statusCode() != 201 && response.statusCode() != 200) {
      return new Creation.Failed("the payment API answered " + response.statusCode());
    }
    try {
      JsonObject json = JsonReader.readObject(response.body());
      Optional<String> id = json.text("id");
      Optional<String> clientToken = json.text("client_token");
      return id.isPresent() && clientToken.isPresent()
          ? new Creation.Created(id.get(), clientToken.get())
          : new Creation.Failed("the payment API's answer lacks id or client_token");
    } catch (MalformedJson e) {
      return new Creation.Failed("the payment API's answer is " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
