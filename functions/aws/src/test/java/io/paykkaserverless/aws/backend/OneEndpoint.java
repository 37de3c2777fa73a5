package io.paykkaserverless.aws.backend;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One port on this machine in front of several services, told apart by the first word of {@code
 * X-Amz-Target}. It has the shape of LocalStack's one address and nothing else of it, so that what
 * is written for one address can be run where no Docker engine is. It does not claim to be
 * LocalStack: {@code /_localstack/health} is not there.
 */
public final class OneEndpoint implements AutoCloseable {

  /** The first words of {@code X-Amz-Target} of DynamoDB, SQS and Secrets Manager. */
  public static final String DYNAMODB = "DynamoDB_20120810";

  public static final String SQS = "AmazonSQS";
  public static final String SECRETS_MANAGER = "secretsmanager";

  private static final Set<String> NOT_FORWARDED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final Map<String, URI> services;
  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final HttpServer server;
  private final HttpClient client;
  private final ExecutorService threads;

  private OneEndpoint(Map<String, URI> services, HttpServer server) {
    this.services = Map.copyOf(services);
    this.server = server;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Starts it on a free port.
   *
   * @param services where each service is, by the first word of its targets
   */
  public static OneEndpoint before(Map<String, URI> services) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OneEndpoint endpoint = new OneEndpoint(services, server);
    server.setExecutor(endpoint.threads);
    server.createContext("/", endpoint::forward);
    server.start();
    return endpoint;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Which services were called. */
  public Set<String> called() {
    return new TreeSet<>(called);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
    threads.close();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String service = service(exchange.getRequestHeaders());
      URI behind = services.get(service);
      if (behind == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      called.add(service);
      HttpResponse<byte[]> answer = client.send(copy(exchange, behind), BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> copy(name, values, exchange));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Only SQS is still called with forms, by older clients. */
  private static String service(Headers headers) {
    boolean form =
        Optional.ofNullable(headers.getFirst("Content-Type"))
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    return Optional.ofNullable(headers.getFirst("X-Amz-Target"))
        .map(target -> target.split("\\.", 2)[0])
        .orElse(form ? SQS : "");
  }

  private static HttpRequest copy(HttpExchange exchange, URI behind) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().getRawPath()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    Headers headers = exchange.getRequestHeaders();
    headers.forEach(
        (name, values) -> {
          if (isForwarded(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static void copy(String name, Iterable<String> values, HttpExchange exchange) {
    if (isForwarded(name)) {
      values.forEach(value -> exchange.getResponseHeaders().add(name, value));
    }
  }

  private static boolean isForwarded(String header) {
    return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
  }
}
