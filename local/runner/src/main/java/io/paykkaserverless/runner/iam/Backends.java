package io.paykkaserverless.runner.iam;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The services behind the gate, over connections that are kept. */
final class Backends implements AutoCloseable {

  /** Each connection's own affair; or, as with compression, in the way of who reads what passes. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private static final Set<String> TELL_QUEUE_URLS = Set.of("GetQueueUrl", "ListQueues");

  private final Gate.Services services;
  private final URI gate;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Backends(Gate.Services services, URI gate) {
    this.services = services;
    this.gate = gate;
  }

  /**
   * Puts a call to the service it is for.
   *
   * @param body what to send in place of what came
   * @throws IOException where the service breaks off: the caller is to see the same
   */
  Answer ask(ApiCall call, HttpExchange from, byte[] body) throws IOException {
    URI service = services.of(call.service());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + from.getRequestURI().toString()))
            .method(from.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    passed(from.getRequestHeaders())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
      return call.service() == AwsService.SQS && TELL_QUEUE_URLS.contains(call.operation())
          ? answer.withBody(atTheGate(response.body(), service))
          : answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the gate is closing", e);
    }
  }

  /** Queues have their addresses at the gate, or callers would go past it. */
  private byte[] atTheGate(byte[] body, URI service) {
    return new String(body, StandardCharsets.UTF_8)
        .replace(service.toString(), gate.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> passed(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> !NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** What a service answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final String CRC32_HEADER = "x-amz-crc32";

    boolean isSuccess() {
      return status == 200;
    }

    Answer withBody(byte[] other) {
      return new Answer(status, headers, other);
    }

    void send(HttpExchange exchange) throws IOException {
      passed(headers).forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      if (exchange.getResponseHeaders().containsKey(CRC32_HEADER)) {
        exchange.getResponseHeaders().set(CRC32_HEADER, crc32(body));
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }

    private static String crc32(byte[] body) {
      CRC32 crc32 = new CRC32();
      crc32.update(body);
      return String.valueOf(crc32.getValue());
    }
  }
}
