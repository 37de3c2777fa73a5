package io.paykkaserverless.bench.growth;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** An address of the merchant's that accepts at once, or takes requests and never answers. */
final class Endpoint implements AutoCloseable {

  private static final int KEY_BYTES = 32;
  private static final int NO_CONTENT = 204;

  private final String name;
  private final LoopbackServer server = LoopbackServer.bind(0);
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  Endpoint(String name) {
    this.name = name;
    server.serve(this::take);
  }

  /** Adds it to the endpoints' secret, with a fresh key. */
  void configureIn(JsonWriter secret) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    secret
        .beginObject(name)
        .put("url", server.uri() + "/hooks")
        .put("current", "whsec_" + Base64.getEncoder().encodeToString(key))
        .end();
  }

  /** From now on it takes requests and does not answer them. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** From now on it answers, those that are waiting, too. */
  void recover() {
    gate.countDown();
  }

  /** When it first accepted a message, by {@link System#nanoTime}; by the message's id. */
  Map<String, Long> acceptedAt() {
    return acceptedAt;
  }

  private void take(HttpExchange exchange) throws IOException {
    long at = System.nanoTime();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    exchange.getRequestBody().readAllBytes();
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    exchange.sendResponseHeaders(NO_CONTENT, -1);
    acceptedAt.putIfAbsent(id, at);
  }

  @Override
  public void close() {
    recover();
    server.close();
  }
}
