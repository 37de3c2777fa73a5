package io.paykkaserverless.runner.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Merchant's server and shopper in one, speaking to a local system over HTTP; keeps all answers.
 */
final class ScriptedShopper {

  /** What the shopper's browser says it is. */
  static final String USER_AGENT = "Mozilla/5.0 (X11)";

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
  private final LocalSystem system;
  private final Purse purse;

  ScriptedShopper(LocalSystem system) {
    this.system = system;
    this.purse = new Purse(system.sandbox());
  }

  /** An answer, with its body read as JSON where it is that. */
  record Answer(int status, String body, HttpResponse<String> response) {

    JsonObject json() {
      try {
        return JsonReader.readObject(body.getBytes(UTF_8));
      } catch (MalformedJson e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    String text(String field) {
      return json().text(field).orElseThrow(() -> new AssertionError("no " + field + ": " + body));
    }

    String location() {
      return response.headers().firstValue("location").orElse("");
    }
  }

  /** A payment that was created, as its browser knows it. */
  record Created(String id, String clientToken) {

    static Created of(Answer answer) {
      return new Created(answer.text("id"), answer.text("client_token"));
    }

    String transId() {
      return id + "a01";
    }
  }

  /** What the shopper pays with. */
  Purse purse() {
    return purse;
  }

  Answer create(String idempotencyKey, long amount) {
    return create(idempotencyKey, new JsonWriter().put("amount", amount).put("currency", "EUR"));
  }

  /** Creates a payment; {@code fields} say what it is about, amount and currency included. */
  Answer create(String idempotencyKey, JsonWriter fields) {
    return post(
        system.apiUrl().resolve("/payments"),
        fields
            .put("reference", idempotencyKey)
            .put("return_url", system.merchant().url() + "/result.html")
            .toString(),
        "Authorization",
        "Bearer " + system.apiKey(),
        "Idempotency-Key",
        idempotencyKey);
  }

  Created created(String idempotencyKey) {
    return Created.of(create(idempotencyKey, 1250));
  }

  Created created(String idempotencyKey, JsonWriter fields) {
    return Created.of(create(idempotencyKey, fields));
  }

  Answer confirm(Created payment, String cardNumber) {
    return confirm(payment, purse.encryptedCard(cardNumber));
  }

  /** The shopper's browser confirms. */
  Answer confirm(Created payment, JsonWriter means) {
    return confirm(payment, "/confirm", means, payment.clientToken());
  }

  /** The shopper's browser confirms with a card in clear. */
  Answer confirmCard(Created payment, JsonWriter means) {
    return confirm(payment, "/confirm-card", means, payment.clientToken());
  }

  /** The merchant's server confirms in the shopper's place. */
  Answer confirmAsMerchant(Created payment, JsonWriter means) {
    return confirm(payment, "/confirm", means, system.apiKey());
  }

  /** The merchant's server confirms with what it decrypted. */
  Answer confirmCardAsMerchant(Created payment, JsonWriter means) {
    return confirm(payment, "/confirm-card", means, system.apiKey());
  }

  private Answer confirm(Created payment, String route, JsonWriter means, String bearer) {
    return post(
        system.apiUrl().resolve("/payments/" + payment.id() + route),
        means
            .beginObject("browser")
            .put("user_agent", USER_AGENT)
            .put("language", "en-US")
            .put("color_depth", "24")
            .put("timezone_offset", "+01:00")
            .put("screen_height", "1080")
            .put("screen_width", "1920")
            .put("java_enabled", false)
            .put("device_type", "PC")
            .put("terminal_type", "WEB")
            .put("device_os", "LINUX")
            .end()
            .toString(),
        "Authorization",
        "Bearer " + bearer);
  }

  /** What the shopper does on PayKKa's 3-D Secure page; gives the address they are sent back to. */
  String choose3ds(Answer confirmed, String choice) {
    String page = confirmed.json().object("next_action").orElseThrow().text("url").orElseThrow();
    return post(
            URI.create(page),
            "choice=" + choice,
            "Content-Type",
            "application/x-www-form-urlencoded")
        .location();
  }

  Answer view(Created payment) {
    return get(
        system.apiUrl().resolve("/payments/" + payment.id()),
        "Authorization",
        "Bearer " + payment.clientToken());
  }

  Answer viewAsMerchant(String paymentId) {
    return asMerchant("GET", "/payments/" + paymentId);
  }

  /** What the merchant's server asks without a body. */
  Answer asMerchant(String method, String path) {
    String[] key = {"Authorization", "Bearer " + system.apiKey()};
    return switch (method) {
      case "GET" -> get(system.apiUrl().resolve(path), key);
      case "DELETE" -> delete(system.apiUrl().resolve(path), key);
      default -> post(system.apiUrl().resolve(path), "", key);
    };
  }

  /** The merchant's server charges a period of the agreement that has this path. */
  Answer charge(String agreement, String period, long amount, String currency) {
    return post(
        system.apiUrl().resolve(agreement + "/charges"),
        new JsonWriter()
            .put("period", period)
            .put("amount", amount)
            .put("currency", currency)
            .put("reference", "charge-" + period)
            .toString(),
        "Authorization",
        "Bearer " + system.apiKey());
  }

  /**
   * The merchant's server captures, voids or refunds.
   *
   * @param what the last part of the path: {@code capture}, {@code void} or {@code refunds}
   * @param key the {@code Idempotency-Key}
   */
  Answer operate(Created payment, String what, String key, JsonWriter fields) {
    return post(
        system.apiUrl().resolve("/payments/" + payment.id() + "/" + what),
        fields.toString(),
        "Authorization",
        "Bearer " + system.apiKey(),
        "Idempotency-Key",
        key);
  }

  Answer get(URI uri, String... headers) {
    return send(HttpRequest.newBuilder(uri).GET(), headers);
  }

  Answer post(URI uri, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
    if (!List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return send(request, headers);
  }

  Answer delete(URI uri, String... headers) {
    return send(HttpRequest.newBuilder(uri).DELETE(), headers);
  }

  /** Every answer: status, headers and body. */
  List<String> answers() {
    return List.copyOf(answers);
  }

  /** Looks again and again until {@code holds}, and gives the last answer. */
  Answer await(Created payment, Predicate<JsonObject> holds) {
    return await(() -> viewAsMerchant(payment.id()), answer -> holds.test(answer.json()));
  }

  static <T> T await(java.util.function.Supplier<T> look, Predicate<T> holds) {
    Instant end = Instant.now().plus(PATIENCE);
    T last = look.get();
    while (!holds.test(last) && Instant.now().isBefore(end)) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      last = look.get();
    }
    if (!holds.test(last)) {
      throw new AssertionError("did not happen within " + PATIENCE + "; last seen: " + last);
    }
    return last;
  }

  private Answer send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      answers.add(response.statusCode() + " " + response.headers().map() + "\n" + response.body());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
