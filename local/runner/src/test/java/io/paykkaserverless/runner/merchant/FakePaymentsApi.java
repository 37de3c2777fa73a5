package io.paykkaserverless.runner.merchant;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The payment API as a merchant's server sees it. */
final class FakePaymentsApi implements AutoCloseable {

  /** The one payment it ever creates. */
  static final String PAYMENT_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  /** The one agreement it knows. */
  static final String AGREEMENT_ID = "abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Integer> nextStatuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger hangUps = new AtomicInteger();
  private volatile Optional<String> nextPeriod = Optional.of("2026-12");

  /**
   * One request.
   *
   * @param line method and path
   * @param idempotencyKey empty where there was none
   * @param body without fields where there was none
   */
  record Asked(String line, String authorization, String idempotencyKey, JsonObject body) {}

  FakePaymentsApi() {
    server.serve(this::handle);
  }

  URI url() {
    return server.uri();
  }

  List<Asked> asked() {
    return asked;
  }

  void answerNextWith(int status) {
    nextStatuses.add(status);
  }

  void hangUpNext() {
    hangUps.incrementAndGet();
  }

  void nothingIsDueNext() {
    nextPeriod = Optional.empty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Asked request = read(exchange);
    asked.add(request);
    if (hangUps.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    Optional<Integer> status = Optional.ofNullable(nextStatuses.poll());
    byte[] body = answerTo(request.line()).toBytes();
    exchange.sendResponseHeaders(status.orElse(201), body.length);
    exchange.getResponseBody().write(body);
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      return new Asked(
          exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
          exchange.getRequestHeaders().getFirst("Authorization"),
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")).orElse(""),
          JsonReader.readObject(body.length == 0 ? new JsonWriter().toBytes() : body));
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }

  private JsonWriter answerTo(String line) {
    return switch (line) {
      case "POST /payments" ->
          new JsonWriter().put("id", PAYMENT_ID).put("client_token", "ct_test");
      case "GET /agreements/" + AGREEMENT_ID -> agreement();
      case "POST /agreements/" + AGREEMENT_ID + "/charges" ->
          new JsonWriter().put("status", "PAID");
      default -> new JsonWriter();
    };
  }

  private JsonWriter agreement() {
    JsonWriter json =
        new JsonWriter()
            .put("id", AGREEMENT_ID)
            .put("status", "ACTIVE")
            .put("card_brand", "VISA")
            .put("card_last4", "4242");
    nextPeriod.ifPresent(
        period ->
            json.beginObject("next_charge")
                .put("period", period)
                .put("at", "2026-12-02T10:00:00Z")
                .put("amount", 6940)
                .end());
    return json;
  }

  @Override
  public void close() {
    server.close();
  }
}
