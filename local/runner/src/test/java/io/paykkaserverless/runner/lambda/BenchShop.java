package io.paykkaserverless.runner.lambda;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.gateway.HttpApi;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A local system whose HTTP API is served by functions on a {@link FunctionBench}, and whose
 * merchant and shopper do what they are told. What the functions announce goes to a queue that
 * nobody reads, so that only the bench delivers.
 */
final class BenchShop implements AutoCloseable {

  private static final String WANTS_3DS = "4000000000003220";

  private final HttpApi api = HttpApi.bind(0, InstantSource.system());
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalSystem system;
  private final FunctionBench bench;

  BenchShop(Path root) {
    system =
        LocalSystem.start(
            LocalOptions.in(root).withParameter("PublicBaseUrl", api.uri().toString()));
    bench = new FunctionBench(system.localEnvironment());
    api.serve(system.template().routes(), system.template().cors(), bench);
  }

  FunctionBench bench() {
    return bench;
  }

  LocalSystem system() {
    return system;
  }

  /** A function as the template has it, but for the queue. */
  FunctionDefinition function(String id) {
    FunctionDefinition shipped =
        system.template().functions().stream()
            .filter(function -> function.id().equals(id))
            .findFirst()
            .orElseThrow();
    Map<String, String> environment = new HashMap<>(shipped.environment());
    environment.computeIfPresent(
        "NOTIFICATION_QUEUE_URL",
        (_, _) -> system.queues().queueUrl("NotificationDeadLetterQueue"));
    return new FunctionDefinition(
        id, shipped.handler(), shipped.jar(), shipped.memoryMb(), shipped.timeout(), environment);
  }

  /** The merchant creates a payment. */
  JsonObject create() {
    String body =
        new JsonWriter()
            .put("amount", 1250)
            .put("currency", "EUR")
            .put("reference", "bench")
            .put("return_url", system.merchant().url() + "/result.html")
            .toString();
    return json(
        send(
            HttpRequest.newBuilder(api.uri().resolve("/payments"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + system.apiKey())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)),
            201));
  }

  /** The shopper confirms with a card whose bank asks; where that is, is in the answer. */
  URI confirm(JsonObject payment) {
    EncryptedFields card =
        system.sandbox().cardEncryption().encrypt(new Card(WANTS_3DS, "2031", "07", "123"));
    return asked(
        payment,
        "/confirm",
        new JsonWriter()
            .put("payment_method", "BANKCARD")
            .beginObject("card")
            .put("encrypted_card_no", card.cardNumber())
            .put("encrypted_exp_year", card.expireYear())
            .put("encrypted_exp_month", card.expireMonth())
            .put("encrypted_cvv", card.cvv()));
  }

  /** The same with the card in clear. */
  URI confirmPlain(JsonObject payment) {
    return asked(
        payment,
        "/confirm-card",
        new JsonWriter()
            .put("payment_method", "BANKCARD")
            .beginObject("card")
            .put("card_no", WANTS_3DS)
            .put("exp_year", "2031")
            .put("exp_month", "07")
            .put("cvv", "123"));
  }

  /** The shopper approves at the bank, which sends them back and has PayKKa send its webhook. */
  URI approve(URI bank) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(bank)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("choice=approve")),
            303);
    return bank.resolve(answer.headers().firstValue("location").orElseThrow());
  }

  /** The shopper comes back. */
  void comeBack(URI returnUrl) {
    send(HttpRequest.newBuilder(returnUrl).GET(), 303);
  }

  /** The merchant looks a payment up. */
  JsonObject view(JsonObject payment) {
    return json(
        send(
            HttpRequest.newBuilder(api.uri().resolve("/payments/" + id(payment)))
                .header("Authorization", "Bearer " + system.apiKey())
                .GET(),
            200));
  }

  static String id(JsonObject payment) {
    return payment.text("id").orElseThrow();
  }

  @Override
  public void close() {
    http.shutdownNow();
    api.close();
    bench.close();
    system.close();
  }

  private URI asked(JsonObject payment, String route, JsonWriter means) {
    String body = means.put("holder_name", "Sam Shopper").end().toString();
    JsonObject answer =
        json(
            send(
                HttpRequest.newBuilder(api.uri().resolve("/payments/" + id(payment) + route))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + payment.text("client_token").orElseThrow())
                    .POST(BodyPublishers.ofString(body)),
                200));
    return URI.create(answer.object("next_action").orElseThrow().text("url").orElseThrow());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int expected) {
    HttpRequest ready = request.build();
    try {
      HttpResponse<String> answer = http.send(ready, BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new AssertionError(ready + " was answered " + answer.statusCode() + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try {
      return JsonReader.readObject(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }
}
