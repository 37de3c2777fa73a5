package io.paykkaserverless.bench.load;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.demo.CardForm;
import io.paykkaserverless.runner.demo.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * The merchant's server and shoppers' browsers, over HTTP. Every answer but the ones that are
 * wanted is a {@link WrongAnswer}. For use by several threads.
 */
final class Callers implements AutoCloseable {

  static final String CURRENCY = "EUR";

  /** Longer than our API ever takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final LocalSystem system;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Callers(LocalSystem system) {
    this.system = system;
  }

  /** A payment as its shopper's browser knows it. */
  record Opened(String id, String clientToken) {

    /** What PayKKa calls the first attempt. */
    String transId() {
      return id + "a01";
    }
  }

  static JsonWriter amount(long minor) {
    return new JsonWriter().put("amount", minor).put("currency", CURRENCY);
  }

  /** The merchant's server opens a payment. */
  Opened open(String reference, JsonWriter terms) {
    String body =
        terms
            .put("reference", reference)
            .put("return_url", system.merchant().url() + "/result.html")
            .toString();
    HttpAnswer answer =
        send(once(asMerchant("/payments"), reference).POST(BodyPublishers.ofString(body)), 201);
    return new Opened(text(answer, "id"), text(answer, "client_token"));
  }

  /** The shopper's browser pays with a card; only its encrypted form is sent. */
  HttpAnswer confirm(Opened payment, String cardNumber) {
    String body = CardForm.filledIn(system, cardNumber, "Callers/1.0");
    return send(
        asBrowser("/payments/" + payment.id() + "/confirm", payment)
            .POST(BodyPublishers.ofString(body)),
        200,
        202);
  }

  /** The shopper's browser asks how the payment stands. */
  HttpAnswer look(Opened payment) {
    return send(asBrowser("/payments/" + payment.id(), payment).GET(), 200);
  }

  /** The merchant's server asks how a payment stands. */
  HttpAnswer view(String paymentId) {
    return send(asMerchant("/payments/" + paymentId).GET(), 200);
  }

  /**
   * The merchant's server captures, voids or refunds.
   *
   * @param what the last part of the path
   */
  void operate(Opened payment, String what, JsonWriter fields) {
    send(
        once(asMerchant("/payments/" + payment.id() + "/" + what), what + "-of-" + payment.id())
            .POST(BodyPublishers.ofString(fields.toString())),
        201,
        202);
  }

  /** The merchant's server charges an agreement; gives the payment's id. */
  String charge(String agreement, String period, JsonWriter fields) {
    String body = fields.put("period", period).put("reference", "charge-" + period).toString();
    return text(
        send(
            asMerchant("/agreements/" + agreement + "/charges").POST(BodyPublishers.ofString(body)),
            201,
            202),
        "id");
  }

  /**
   * The shopper answers the bank, and gives where the bank sends the browser.
   *
   * @param choice {@code approve} or {@code decline}
   */
  URI tellTheBank(URI challenge, String choice) {
    send(request(challenge).GET(), 200);
    HttpAnswer answer =
        send(
            request(challenge)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("choice=" + choice)),
            302,
            303);
    return answer.location().orElseThrow(() -> new WrongAnswer("the bank sent nobody back"));
  }

  /** The shopper's browser comes back from the bank, and is sent on to the shop. */
  URI comeBack(URI page) {
    return send(request(page).GET(), 303)
        .location()
        .orElseThrow(() -> new WrongAnswer("our return page sent the browser nowhere"));
  }

  /** A field that every such answer has. */
  static String text(HttpAnswer answer, String name) {
    return answer
        .json()
        .text(name)
        .orElseThrow(() -> new WrongAnswer("an answer lacks " + name + ": " + answer.text()));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder asMerchant(String path) {
    return ofOurApi(path).header("Authorization", "Bearer " + system.apiKey());
  }

  private HttpRequest.Builder asBrowser(String path, Opened payment) {
    return ofOurApi(path)
        .header("Origin", system.merchant().url().toString())
        .header("Authorization", "Bearer " + payment.clientToken());
  }

  private HttpRequest.Builder ofOurApi(String path) {
    return request(URI.create(system.apiUrl() + path)).header("Content-Type", "application/json");
  }

  private static HttpRequest.Builder once(HttpRequest.Builder request, String key) {
    return request.header("Idempotency-Key", key);
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE);
  }

  private HttpAnswer send(HttpRequest.Builder request, Integer... wanted) {
    HttpRequest ready = request.build();
    String what = ready.method() + " " + ready.uri().getPath();
    try {
      HttpResponse<byte[]> response = http.send(ready, BodyHandlers.ofByteArray());
      HttpAnswer answer =
          new HttpAnswer(
              response.statusCode(),
              response.headers().firstValue("location").map(ready.uri()::resolve),
              response.body());
      if (!Set.of(wanted).contains(answer.status())) {
        throw new WrongAnswer(what + " got " + answer.status() + " " + answer.text());
      }
      return answer;
    } catch (IOException e) {
      throw new WrongAnswer(what + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WrongAnswer(what + " was interrupted", e);
    }
  }
}
