package io.paykkaserverless.bench.standin;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The local address from which Lambda serves a function's credentials under SnapStart. Whoever asks
 * gets others than whoever asked before.
 */
public final class PlayedCredentials implements AutoCloseable {

  private static final String TOKEN = "bench";
  private static final Duration LIFETIME = Duration.ofHours(6);

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final AtomicInteger asked = new AtomicInteger();

  public PlayedCredentials() {
    server.serve(this::handle);
  }

  /** What leads a function to it. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        server.uri() + "/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        TOKEN);
  }

  /** How often somebody asked. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int number = asked.incrementAndGet();
    byte[] body =
        new JsonWriter()
            .put("AccessKeyId", "RESTORED%04d".formatted(number))
            .put("SecretAccessKey", "bench")
            .put("Token", "bench")
            .put("Expiration", Instant.now().plus(LIFETIME).toString())
            .toBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
