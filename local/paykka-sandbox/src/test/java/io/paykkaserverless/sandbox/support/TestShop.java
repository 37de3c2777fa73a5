package io.paykkaserverless.sandbox.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A merchant's webhook address: keeps what arrives and answers as it is told. */
public final class TestShop implements AutoCloseable {

  public static final String SUCCESS = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}";

  private final HttpServer server;
  private final List<Webhook> received = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();

  /** A webhook as it arrived. */
  public record Webhook(String path, Map<String, String> headers, String body) {

    public JsonObject json() {
      try {
        return JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
      } catch (MalformedJson e) {
        throw new AssertionError("the webhook is not JSON", e);
      }
    }

    public String field(String name) {
      return json().text(name).orElse("");
    }

    /** What the public verifier thinks of it. */
    public Verification verify(PublicKey platformKey, InstantSource clock) {
      return new PaykkaVerifier(List.of(platformKey), clock)
          .verify("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private record Answer(int status, String body) {}

  public TestShop() {
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
    server.createContext("/", this::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI notifyUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/paykka?a=b");
  }

  /** The next webhook gets this answer; when all such answers are used up, success. */
  public synchronized void answerNext(int status, String body) {
    answers.add(new Answer(status, body));
  }

  public List<Webhook> received() {
    return List.copyOf(received);
  }

  /** Waits until {@code count} webhooks have arrived and hands out all of them. */
  public List<Webhook> await(int count) {
    Await.until(count + " webhooks", () -> received.size() >= count);
    return received();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new LinkedHashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      Answer answer = nextAnswer();
      received.add(new Webhook(exchange.getRequestURI().getRawPath(), headers, body));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Answer nextAnswer() {
    Answer answer = answers.poll();
    return answer == null ? new Answer(200, SUCCESS) : answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
