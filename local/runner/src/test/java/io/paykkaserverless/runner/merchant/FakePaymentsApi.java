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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code POST /payments} as a merchant's server sees it. */
final class FakePaymentsApi implements AutoCloseable {

  /** The one payment it ever creates. */
  static final String PAYMENT_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Integer> nextStatuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger hangUps = new AtomicInteger();

  /** One request for a payment. */
  record Asked(String authorization, String idempotencyKey, JsonObject body) {}

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

  private void handle(HttpExchange exchange) throws IOException {
    try {
      asked.add(
          new Asked(
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              JsonReader.readObject(exchange.getRequestBody().readAllBytes())));
      if (hangUps.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        return;
      }
      Integer status = nextStatuses.poll();
      byte[] body = new JsonWriter().put("id", PAYMENT_ID).put("client_token", "ct_test").toBytes();
      exchange.sendResponseHeaders(status == null ? 201 : status, body.length);
      exchange.getResponseBody().write(body);
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
