package io.paykkaserverless.aws.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A stub of Secrets Manager on this machine: speaks as much AWS JSON 1.1 as the real client needs
 * to read a secret. No emulator can be embedded.
 */
public final class SecretsManagerStub implements AutoCloseable {

  private record Version(int number, String text) {}

  private final Map<String, Version> secrets = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean broken;

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

  /** Stores a secret, or a new version of it. */
  public void put(String id, String text) {
    secrets.merge(id, new Version(1, text), (old, _) -> new Version(old.number() + 1, text));
  }

  /** Answers 500 to everything, or no longer. */
  public void breakDown(boolean broken) {
    this.broken = broken;
  }

  /** How often a secret was asked for. */
  public int reads() {
    return reads.get();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A client of it that does not repeat what fails. */
  public SecretsManagerClient client() {
    return SecretsManagerClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String action = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (broken) {
        answer(exchange, 500, error("InternalServiceError"));
      } else if (!"secretsmanager.GetSecretValue".equals(action)) {
        answer(exchange, 400, error("InvalidRequestException"));
      } else {
        reads.incrementAndGet();
        String id = secretId(request);
        Optional<Version> version = Optional.ofNullable(secrets.get(id));
        if (version.isEmpty()) {
          answer(exchange, 400, error("ResourceNotFoundException"));
        } else {
          answer(exchange, 200, value(id, version.get()));
        }
      }
    }
  }

  private static String secretId(byte[] request) {
    try {
      return JsonReader.readObject(request).text("SecretId").orElse("");
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

  private static JsonWriter error(String type) {
    return new JsonWriter().put("__type", type).put("Message", "stub: " + type);
  }

  private static void answer(HttpExchange exchange, int status, JsonWriter json)
      throws IOException {
    byte[] body = json.toBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
