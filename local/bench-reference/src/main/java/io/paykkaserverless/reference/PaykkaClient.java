package io.paykkaserverless.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Asks PayKKa, signed, and checks that the answer is signed. */
final class PaykkaClient {

  private static final String PATH = "/v3/payment/acq";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Configuration configuration;
  private final Signatures signatures;
  private final ObjectMapper json;
  private final URI address;

  PaykkaClient(
      Configuration configuration, Signatures signatures, ObjectMapper json, String baseUrl) {
    this.configuration = configuration;
    this.signatures = signatures;
    this.json = json;
    this.address = URI.create(baseUrl + PATH);
  }

  /** What PayKKa says about a payment it is asked to take. */
  JsonNode pay(Map<String, Object> request) {
    try {
      String body = json.writeValueAsString(request);
      String timestamp = Long.toString(Instant.now().toEpochMilli());
      String nonce = UUID.randomUUID().toString().replace("-", "");
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(address)
                  .timeout(Duration.ofSeconds(20))
                  .header("Content-Type", "application/json")
                  .header("x-paykka-appid", configuration.appId())
                  .header("x-paykka-timestamp", timestamp)
                  .header("x-paykka-nonce", nonce)
                  .header("x-paykka-sign", signatures.sign(PATH, timestamp, nonce, body))
                  .header("x-paykka-sign-alg", "SHA256_WITH_RSA")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (!isSigned(response)) {
        throw new IllegalStateException("the answer is not PayKKa's");
      }
      return json.readTree(response.body()).path("data");
    } catch (IOException e) {
      throw new IllegalStateException("PayKKa did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private boolean isSigned(HttpResponse<String> response) {
    return signatures.verify(
        PATH,
        response.headers().firstValue("x-paykka-timestamp").orElse(""),
        response.headers().firstValue("x-paykka-nonce").orElse(""),
        response.body(),
        response.headers().firstValue("x-paykka-sign").orElse(""));
  }
}
