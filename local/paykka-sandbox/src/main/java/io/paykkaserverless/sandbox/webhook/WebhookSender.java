package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends one attempt and judges the answer. */
final class WebhookSender implements AutoCloseable {

  private static final int ANSWER_BYTES_MAX = 64 * 1024;

  private final HttpClient client;
  private final Duration timeout;
  private final boolean strict;

  WebhookSender(WebhookSettings settings) {
    timeout = settings.timeout();
    strict = settings.strictAnswer();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * What came of an attempt.
   *
   * @param httpStatus 0 without an answer
   */
  record Verdict(int httpStatus, DeliveryLog.Outcome outcome) {}

  Verdict send(URI url, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] answer = in.readNBytes(ANSWER_BYTES_MAX);
        boolean accepted = response.statusCode() == 200 && (!strict || saysSuccess(answer));
        return new Verdict(
            response.statusCode(),
            accepted ? DeliveryLog.Outcome.ACCEPTED : DeliveryLog.Outcome.REFUSED);
      }
    } catch (IOException _) {
      return new Verdict(0, DeliveryLog.Outcome.UNREACHABLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Verdict(0, DeliveryLog.Outcome.UNREACHABLE);
    }
  }

  private static boolean saysSuccess(byte[] answer) {
    try {
      return JsonReader.readObject(answer).text("ret_code").equals(Optional.of("000000"));
    } catch (MalformedJson _) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
