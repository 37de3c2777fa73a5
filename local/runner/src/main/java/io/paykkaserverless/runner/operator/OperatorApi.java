package io.paykkaserverless.runner.operator;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The payment API, asked by an operator with the merchant's key. Follows no redirect with it. */
public final class OperatorApi implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** API Gateway gives up after 30 seconds. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(35);

  /** As much as API Gateway lets a function answer. */
  private static final long ANSWER_MAX = 10_000_000;

  private final Access.Found access;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  public OperatorApi(Access.Found access) {
    this.access = access;
  }

  /** What came of a request. */
  public sealed interface Reply {

    /**
     * Our API did it. Prints no body.
     *
     * @param json what it said
     * @param raw the same, as it came
     */
    record Read(JsonObject json, String raw) implements Reply {
      @Override
      public String toString() {
        return "[answer]";
      }
    }

    /** There is no such thing, or whoever the key belongs to may not see it. */
    record NotFound() implements Reply {}

    /**
     * It did not work.
     *
     * @param sentence why, and what to do about it; without the key
     */
    record Failed(Cause cause, String sentence) implements Reply {}
  }

  /** Why a request did not work, for what has many of them to make. */
  public enum Cause {
    /** The key is not accepted: nor will the next one be. */
    KEY_REFUSED,
    /** Our API understood it and will not do it, however often it is asked. */
    REFUSED,
    /** Too much at once, or something that is needed is down: trying again helps. */
    BUSY,
    /** No answer, or none of our API's. */
    NO_ANSWER
  }

  /**
   * Asks once for what is at {@code path}.
   *
   * @param path below the base address, with a slash in front; with its query, if it has one
   */
  public Reply get(String path) {
    return send(request(path).build());
  }

  /**
   * Has our API do something, once.
   *
   * @param path as in {@link #get}
   * @param body what is to be done
   */
  public Reply post(String path, JsonWriter body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body.toBytes()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(access.baseUrl() + path))
        .timeout(ANSWER_TIMEOUT)
        .header("Authorization", "Bearer " + access.apiKey())
        .header("Accept", "application/json");
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_MAX));
      return read(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Reply.Failed(Cause.NO_ANSWER, unreachable(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Failed(Cause.NO_ANSWER, "interrupted");
    }
  }

  private Reply read(int status, String body) {
    return switch (status) {
      case 200, 202 -> json(body);
      case 400, 409, 422 -> refused(status, body);
      case 401, 403 -> new Reply.Failed(Cause.KEY_REFUSED, keyRefused());
      case 404 -> new Reply.NotFound();
      case 429, 503 -> new Reply.Failed(Cause.BUSY, answered(status) + "; try again in a minute");
      default -> unexpected(status);
    };
  }

  /** In its own words, where it gives reasons as our API does. */
  private Reply refused(int status, String body) {
    Optional<String> detail;
    try {
      detail = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8)).text("detail");
    } catch (MalformedJson _) {
      detail = Optional.empty();
    }
    return detail
        .map(text -> text.replaceAll("\\p{Cntrl}", "?"))
        .<Reply>map(text -> new Reply.Failed(Cause.REFUSED, text))
        .orElseGet(() -> unexpected(status));
  }

  private Reply unexpected(int status) {
    return new Reply.Failed(
        Cause.NO_ANSWER,
        answered(status) + ", which no payment API of ours should: is the address right?");
  }

  private Reply json(String body) {
    try {
      return new Reply.Read(JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8)), body);
    } catch (MalformedJson _) {
      return new Reply.Failed(
          Cause.NO_ANSWER,
          access.baseUrl() + " answered with something that is not JSON: is the address right?");
    }
  }

  private String answered(int status) {
    return access.baseUrl() + " answered HTTP " + status;
  }

  private String keyRefused() {
    return access.local()
        ? access.baseUrl()
            + " does not know the local system's key: another program listens there now; start"
            + " './paykka local' again"
        : access.baseUrl()
            + " does not accept this API key: take one that its secret of API keys lists";
  }

  private String unreachable(IOException e) {
    return access.baseUrl()
        + " cannot be reached ("
        + e.getClass().getSimpleName()
        + "): "
        + (access.local()
            ? "does './paykka local' still run?"
            : "check the address and the network, and try again");
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
