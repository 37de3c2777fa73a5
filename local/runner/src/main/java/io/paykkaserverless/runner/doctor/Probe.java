package io.paykkaserverless.runner.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Asks an address once over HTTP, follows no redirect, and tells what kept it from an answer. */
final class Probe implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** API Gateway gives up after 30 seconds. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(35);

  private static final long ANSWER_MAX = 1_000_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /** What came of it. */
  sealed interface Outcome {

    /**
     * Somebody answered.
     *
     * @param contentType empty where it does not say
     * @param date the header of that name
     */
    record Answered(int status, String contentType, Optional<String> date, String body)
        implements Outcome {

      boolean isHtml() {
        return contentType.startsWith("text/html");
      }
    }

    /**
     * Nobody answered.
     *
     * @param why a sentence's end
     * @param fix what to do about it
     */
    record Unanswered(String why, String fix) implements Outcome {}
  }

  /** Asks for what is at {@code address}. */
  Outcome get(URI address) {
    return send(request(address).GET().build());
  }

  /** Asks for what is at {@code address} in the name of whoever has {@code key}. */
  Outcome get(URI address, String key) {
    return send(request(address).header("Authorization", "Bearer " + key).GET().build());
  }

  /** Sends JSON. */
  Outcome post(URI address, String json) {
    return send(
        request(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(ANSWER_TIMEOUT)
        .header("User-Agent", "paykka-serverless-doctor");
  }

  private Outcome send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_MAX));
      return new Outcome.Answered(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Date"),
          response.body());
    } catch (IOException e) {
      return unanswered(request.uri(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Unanswered("interrupted", "try again");
    }
  }

  private static Outcome.Unanswered unanswered(URI address, IOException failure) {
    String host = address.getHost();
    if (causes(failure).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return new Outcome.Unanswered(
          "nobody knows the name " + host + " (DNS)", "look at the domain's DNS records");
    }
    if (causes(failure).anyMatch(SSLException.class::isInstance)) {
      return new Outcome.Unanswered(
          "%s does not speak TLS with a certificate that is trusted here (%s)"
              .formatted(host, failure.getMessage()),
          "look at the certificate of the custom domain, and at what DNS makes of it");
    }
    if (causes(failure).anyMatch(HttpTimeoutException.class::isInstance)) {
      return new Outcome.Unanswered(
          host + " does not answer in time", "look at the network between here and there");
    }
    return new Outcome.Unanswered(
        causes(failure).anyMatch(ConnectException.class::isInstance)
            ? "nothing listens at " + address.getAuthority()
            : "the answer of %s broke off (%s)".formatted(host, failure.getClass().getSimpleName()),
        "check the address, and that the system runs");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
