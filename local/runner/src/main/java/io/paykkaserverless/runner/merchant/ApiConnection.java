package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends requests to the payment API with the shop's key. What got no answer is sent again, which is
 * safe because every one of the API's routes may be repeated.
 */
final class ApiConnection implements AutoCloseable {

  private static final int TRIES_MAX = 3;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI apiUrl;
  private final String apiKey;

  ApiConnection(URI apiUrl, String apiKey) {
    this.apiUrl = apiUrl;
    this.apiKey = apiKey;
  }

  /** What came of a request. */
  sealed interface Reply {

    /**
     * The API did it.
     *
     * @param json what it said, if it said anything
     */
    record Done(Optional<JsonObject> json) implements Reply {}

    /** The API would not, and did nothing. */
    record Refused(int status) implements Reply {}

    /** Nobody knows whether the API did it. */
    record Silent(String why) implements Reply {}
  }

  /** A request without a body. */
  Reply send(String method, String path) {
    return send(to(path).method(method, BodyPublishers.noBody()));
  }

  /** A request with a body. */
  Reply post(String path, byte[] json) {
    return send(withJson(path, json));
  }

  /**
   * A request with a body that may happen once.
   *
   * @param idempotencyKey the same each time the same is wanted
   */
  Reply post(String path, byte[] json, String idempotencyKey) {
    return send(withJson(path, json).header("Idempotency-Key", idempotencyKey));
  }

  private HttpRequest.Builder withJson(String path, byte[] json) {
    return to(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(apiUrl + path))
        .timeout(ANSWER_TIMEOUT)
        .header("Authorization", "Bearer " + apiKey);
  }

  private Reply send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    Reply reply = new Reply.Silent("not tried");
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status < 500) {
          return status < 300 ? new Reply.Done(json(response.body())) : new Reply.Refused(status);
        }
        reply = new Reply.Silent("the payment API answered " + status);
      } catch (IOException e) {
        reply = new Reply.Silent("the payment API did not answer: " + e.getClass().getName());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return new Reply.Silent("this server is stopping");
      }
    }
    return reply;
  }

  private static Optional<JsonObject> json(byte[] body) {
    try {
      return Optional.of(JsonReader.readObject(body));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
