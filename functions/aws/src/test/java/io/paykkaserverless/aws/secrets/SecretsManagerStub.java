package io.paykkaserverless.aws.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stub of Secrets Manager on this machine: speaks as much AWS JSON 1.1 as the real client needs
 * to make, change, read and delete a secret. No emulator can be embedded.
 */
public final class SecretsManagerStub implements AutoCloseable {

  private record Version(int number, String text) {}

  private final Map<String, Version> secrets = new ConcurrentHashMap<>();
  private final HttpServer server;

  private SecretsManagerStub(HttpServer server) {
    this.server = server;
  }

  /** Starts one without secrets on a free port. */
  public static SecretsManagerStub start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SecretsManagerStub stub = new SecretsManagerStub(server);
    server.createContext("/", stub::answer);
    server.start();
    return stub;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      JsonObject request = request(exchange.getRequestBody().readAllBytes());
      String id = request.text("SecretId").or(() -> request.text("Name")).orElse("");
      boolean known = secrets.containsKey(id);
      switch (target) {
        case "secretsmanager.CreateSecret" ->
            answer(exchange, known ? refusal("ResourceExistsException") : stored(id, request));
        case "secretsmanager.PutSecretValue" ->
            answer(exchange, known ? stored(id, request) : refusal("ResourceNotFoundException"));
        case "secretsmanager.GetSecretValue" ->
            answer(
                exchange,
                Optional.ofNullable(secrets.get(id))
                    .map(version -> new Reply(200, value(id, version)))
                    .orElseGet(() -> refusal("ResourceNotFoundException")));
        case "secretsmanager.DeleteSecret" -> {
          secrets.remove(id);
          answer(exchange, new Reply(200, new JsonWriter().put("Name", id)));
        }
        default -> answer(exchange, refusal("InvalidRequestException"));
      }
    }
  }

  private Reply stored(String id, JsonObject request) {
    String text = request.text("SecretString").orElse("");
    secrets.merge(id, new Version(1, text), (old, _) -> new Version(old.number() + 1, text));
    return new Reply(200, new JsonWriter().put("Name", id));
  }

  private static JsonObject request(byte[] body) {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("not a request of the SDK", e);
    }
  }

  private static JsonWriter value(String id, Version version) {
    return new JsonWriter()
        .put("ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:" + id)
        .put("Name", id)
        .put("VersionId", "00000000-0000-0000-0000-%012d".formatted(version.number()))
        .put("SecretString", version.text())
        .beginArray("VersionStages")
        .element("AWSCURRENT")
        .end();
  }

  private static Reply refusal(String type) {
    return new Reply(400, new JsonWriter().put("__type", type).put("Message", "stub: " + type));
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().toBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private record Reply(int status, JsonWriter body) {}
}
