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
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the merchant can see and do: the full view of a payment, the notifications that came, a
 * subscription's charges, and payments whose money is taken later or given back.
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
        "charge of a subscription", 201, post("/agreements/" + agreementId + "/charges", body));
  }

  /**
   * Opens a payment of which the merchant takes the money later.
   *
   * @param reference the merchant's number for it
   */
  public PlacedOrder openToCapture(String reference, long amountMinor, String currency) {
    byte[] body =
        new JsonWriter()
            .put("amount", amountMinor)
            .put("currency", currency)
            .put("reference", reference)
            .put("capture_method", "MANUAL")
            .put("return_url", system.merchant().url() + "/result.html")
            .toBytes();
    JsonObject payment = ask("payment", 201, once(post("/payments", body), reference));
    return PlacedOrder.of(reference, payment);
  }

  /**
   * Captures or refunds a part; the answer is the operation.
   *
   * @param what the last part of the path: {@code capture} or {@code refunds}
   */
  public JsonObject operate(PlacedOrder order, String what, long amountMinor) {
    byte[] body =
        new JsonWriter().put("amount", amountMinor).put("currency", order.currency()).toBytes();
    HttpRequest.Builder request = post("/payments/" + order.paymentId() + "/" + what, body);
    return ask(what, Set.of(201, 202), once(request, what + "-of-" + order.number()));
  }

  /** Voids what was set aside and not captured; the answer is the operation. */
  public JsonObject letGo(PlacedOrder order) {
    HttpRequest.Builder request = post("/payments/" + order.paymentId() + "/void", new byte[0]);
    return ask("void", Set.of(201, 202), once(request, "void-of-" + order.number()));
  }

  private HttpRequest.Builder post(String path, byte[] body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  /** However often it is sent, it happens once. */
  private static HttpRequest.Builder once(HttpRequest.Builder request, String key) {
    return request.header("Idempotency-Key", key);
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
    return ask(what, Set.of(wanted), request);
  }

  private JsonObject ask(String what, Set<Integer> wanted, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (wanted.contains(response.statusCode())) {
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

  /**
   * Waits until so much was given back, and gives the payment.
   *
   * @param refundedMinor minor units
   */
  public JsonObject awaitRefunded(String paymentId, long refundedMinor) {
    return await(
        "a refund of " + paymentId,
        () ->
            Optional.of(payment(paymentId))
                .filter(
                    payment ->
                        payment
                            .object("balances")
                            .flatMap(books -> books.integer("refunded_amount"))
                            .filter(amount -> amount == refundedMinor)
                            .isPresent()));
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
        case "PAYKKA_QUERY",
            "PAYKKA_QUERY_ON_RETURN",
            "PAYKKA_QUERY_ON_VIEW",
            "PAYKKA_QUERY_ON_RECHECK",
            "PAYKKA_QUERY_BY_SWEEP" ->
            "PayKKa, when asked";
        case "PAYKKA_WEBHOOK" -> "PayKKa, by signed webhook";
        default -> speaker;
      };
    }
  }
}
