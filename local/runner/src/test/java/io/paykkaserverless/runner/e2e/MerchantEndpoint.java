package io.paykkaserverless.runner.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An address of the merchant's that accepts whatever is sent to it, or takes it and never answers.
 * Keeps what came.
 */
final class MerchantEndpoint implements AutoCloseable {

  private static final int KEY_BYTES = 32;
  private static final int NO_CONTENT = 204;

  private final String name;
  private final LoopbackServer server = LoopbackServer.bind(0);
  private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
  private final Map<String, List<String>> received = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** One that accepts. */
  MerchantEndpoint(String name) {
    this.name = name;
    server.serve(this::take);
  }

  /**
   * Puts it into the endpoints' secret, with a fresh key; it hears of all where nothing is named.
   */
  void configureIn(JsonWriter secret, String... events) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    secret
        .beginObject(name)
        .put("url", server.uri() + "/hooks")
        .put("current", "whsec_" + Base64.getEncoder().encodeToString(key));
    if (events.length > 0) {
      secret.beginArray("events");
      for (String event : events) {
        secret.element(event);
      }
      secret.end();
    }
    secret.end();
  }

  /** From now on it takes requests and does not answer them. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** From now on it answers, those that are waiting, too. */
  void recover() {
    gate.countDown();
  }

  /** When it first accepted a message. */
  Optional<Instant> acceptedAt(String notificationId) {
    return Optional.ofNullable(accepted.get(notificationId));
  }

  /** What came under a message's id, to the byte, whether it was answered or not. */
  List<String> received(String notificationId) {
    return received.getOrDefault(notificationId, List.of());
  }

  private void take(HttpExchange exchange) throws IOException {
    Instant at = Instant.now();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(body);
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    exchange.sendResponseHeaders(NO_CONTENT, -1);
    accepted.putIfAbsent(id, at);
  }

  @Override
  public void close() {
    server.close();
  }
}
