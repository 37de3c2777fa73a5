package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Does over HTTP what a shopper's browser does: orders at the shop, encrypts a card, confirms at
 * our API, answers the bank, comes back. Knows nothing that a browser does not. For use by several
 * threads.
 */
public final class HttpShopper implements AutoCloseable {

  /** Longer than our API ever takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final LocalSystem system;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** A shopper at the shop of {@code system}. */
  public HttpShopper(LocalSystem system) {
    this.system = system;
  }

  /** Orders one of the shop's baskets: {@code breakfast}, {@code tea} or {@code coffee}. */
  public PlacedOrder order(String basket) {
    return order(new JsonWriter().put("basket", basket));
  }

  /** Orders a basket for every month. */
  public PlacedOrder subscribe(String basket) {
    return order(new JsonWriter().put("basket", basket).put("kind", "subscription"));
  }

  private PlacedOrder order(JsonWriter wanted) {
    HttpAnswer answer =
        send(
            request(URI.create(system.merchant().url() + "/orders"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(wanted.toString())));
    if (answer.status() != 201) {
      throw new StepFailed("the shop answered an order with HTTP " + answer.status());
    }
    return PlacedOrder.read(answer.json());
  }

  /** Confirms with a card, valid until the end of 2031; only its encrypted form is sent. */
  public HttpAnswer confirm(PlacedOrder order, String cardNumber) {
    String body = CardForm.filledIn(system, cardNumber, "HttpShopper/1.0");
    return send(
        fromTheShopsPage("/payments/" + order.paymentId() + "/confirm")
            .header("Content-Type", FORM)
            .POST(
                BodyPublishers.ofString(
                    "access_token=" + encoded(order.clientToken()) + "&request=" + encoded(body))));
  }

  /** Asks our API how the payment stands, as a browser may. */
  public HttpAnswer look(PlacedOrder order) {
    return send(
        fromTheShopsPage("/payments/" + order.paymentId())
            .header("Authorization", "Bearer " + order.clientToken())
            .GET());
  }

  /**
   * Answers on the bank's page.
   *
   * @param choice {@code approve}, {@code decline} or {@code abandon}
   */
  public HttpAnswer tellTheBank(URI challenge, String choice) {
    HttpAnswer page = open(challenge);
    if (page.status() != 200) {
      throw new StepFailed("the bank's page answered HTTP " + page.status());
    }
    return send(
        request(challenge)
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString("choice=" + choice)));
  }

  /** Opens a page and does not follow where it leads. */
  public HttpAnswer open(URI page) {
    return send(request(page).GET());
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder fromTheShopsPage(String path) {
    return request(URI.create(system.apiUrl() + path))
        .header("Origin", system.merchant().url().toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE);
  }

  private HttpAnswer send(HttpRequest.Builder request) {
    HttpRequest ready = request.build();
    try {
      HttpResponse<byte[]> response = http.send(ready, BodyHandlers.ofByteArray());
      Optional<URI> location =
          response.headers().firstValue("location").map(value -> ready.uri().resolve(value));
      return new HttpAnswer(response.statusCode(), location, response.body());
    } catch (IOException e) {
      throw new StepFailed(ready.method() + " " + ready.uri().getPath() + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("interrupted", e);
    }
  }
}
