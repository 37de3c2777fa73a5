package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the merchant can see and do: the full view of a payment, the notifications that came, and a
 * subscription's charges.
 */
public final class MerchantDesk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MS = 50;

  private final LocalSystem system;
  private final HttpClient http = HttpClient.newHttpClient();

  /** The desk of the merchant in {@code system}. */
  public MerchantDesk(LocalSystem system) {
    this.system = system;
  }

  /** The full view of a payment. */
  public JsonObject payment(String id) {
    return ask("look at a payment", 200, request("/payments/" + id));
  }

  /** Charges a subscription for a period, at the price it began with; the answer is a payment. */
  public JsonObject charge(String agreementId, String period, PlacedOrder first) {
    byte[] body =
        new JsonWriter()
            .put("period", period)
            .put("amount", first.amountMinor())
            .put("currency", first.currency())
            .put("reference", first.number() + "-" + period)
            .toBytes();
    return ask(
        "charge of a subscription",
        201,
        request("/agreements/" + agreementId + "/charges")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** The period that a subscription is charged for next. */
  public String nextPeriod(String agreementId) {
    return ask("look at a subscription", 200, request("/agreements/" + agreementId))
        .object("next_charge")
        .flatMap(next -> next.text("period"))
        .orElseThrow(() -> new StepFailed("our API did not say which period comes next"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(system.apiUrl() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + system.apiKey());
  }

  private JsonObject ask(String what, int wanted, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() == wanted) {
        return JsonReader.readObject(response.body());
      }
      throw new StepFailed("the merchant's " + what + " got HTTP " + response.statusCode());
    } catch (IOException | MalformedJson e) {
      throw new StepFailed("the merchant's " + what + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("interrupted", e);
    }
  }

  /** What happened to a payment, oldest first. */
  public List<Change> history(String id) {
    return payment(id).array("history").map(JsonArray::values).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .map(Change::read)
        .toList();
  }

  /**
   * Waits for a notification about a payment.
   *
   * @param type what it must tell, for example {@code payment.paid}
   */
  public ReceivedNotification awaitNotification(String paymentId, String type) {
    return await(
        "the notification %s about %s".formatted(type, paymentId),
        () ->
            system.merchant().inbox().received().stream()
                .filter(
                    received ->
                        received
                            .message()
                            .filter(message -> message.paymentId().equals(paymentId))
                            .filter(message -> message.type().equals(type))
                            .isPresent())
                .findFirst());
  }

  /** Waits until our API has answered PayKKa's webhook about an attempt with success. */
  public DeliveryLog.Entry awaitWebhook(String transId) {
    return await(
        "PayKKa's webhook about " + transId,
        () ->
            system.sandbox().control().deliveries(transId).stream()
                .filter(delivery -> delivery.httpStatus() == 200)
                .findFirst());
  }

  private static <T> T await(String what, Supplier<Optional<T>> look) {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += LOOK_AGAIN_MS) {
      Optional<T> arrived = look.get();
      if (arrived.isPresent()) {
        return arrived.get();
      }
      pause();
    }
    throw new StepFailed(what + " did not come within " + PATIENCE.toSeconds() + " seconds");
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("interrupted", e);
    }
  }

  /**
   * One line of a payment's history.
   *
   * @param speaker who said it: {@code SHOPPER}, {@code PAYKKA_WEBHOOK}, …
   * @param before the state before
   * @param after the state after
   */
  public record Change(String speaker, String before, String after) {

    static Change read(JsonObject json) {
      return new Change(
          json.text("speaker").orElse("?"),
          json.text("before").orElse("?"),
          json.text("after").orElse("?"));
    }

    /** For people: who said it. */
    public String who() {
      return switch (speaker) {
        case "MERCHANT" -> "the merchant's server";
        case "SHOPPER" -> "the shopper";
        case "PAYKKA_REPLY" -> "PayKKa, answering the request";
        case "PAYKKA_QUERY" -> "PayKKa, when asked";
        case "PAYKKA_WEBHOOK" -> "PayKKa, by signed webhook";
        default -> speaker;
      };
    }
  }
}
