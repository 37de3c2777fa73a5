package io.paykkaserverless.sandbox.support;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.RandomIds;
import io.paykkaserverless.sandbox.RsaKeyPairs;
import io.paykkaserverless.sandbox.SandboxSettings;
import io.paykkaserverless.sandbox.api.MerchantRegistration;
import io.paykkaserverless.sandbox.card.Card;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A merchant's server that talks to a sandbox, signing with the public signer. */
public final class TestMerchant implements AutoCloseable {

  public static final String MERCHANT_ID = "18356675194960";
  public static final String APP_ID = "978594372956732";
  public static final String INITIATE = "/v3/payment/acq";
  public static final String QUERY = "/v3/payment/acq/query";
  public static final String TOKEN_REMOVE = "/v3/payment/acq/token/remove";
  public static final String TOKEN_QUERY = "/v3/payment/acq/token/query";
  public static final String RECURRING_CANCEL = "/v3/payment/acq/recurring/cancel";
  public static final String APPLE_PAY_SESSION = "/v3/payment/acq/apple-pay/create-session";

  public static final Card VISA = card("4242424242424242");
  public static final Card DECLINED = card("4000000000000002");
  public static final Card NO_FUNDS = card("4000000000009995");
  public static final Card CHALLENGED = card("4000000000003220");
  public static final Card DECLINED_LATER = card("4000000000000341");
  public static final Card CAREFUL = card("4000000000003063");

  private static final KeyPair KEYS = RsaKeyPairs.fresh();
  private static final SandboxSettings SETTINGS =
      SandboxSettings.of(MerchantRegistration.of(MERCHANT_ID, APP_ID, KEYS.getPublic()));

  private final PaykkaSandbox sandbox;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final RandomIds nonces = new RandomIds(new Random(7));
  private InstantSource clock;

  public TestMerchant(PaykkaSandbox sandbox, InstantSource clock) {
    this.sandbox = sandbox;
    this.clock = clock;
  }

  /** Settings for a sandbox that knows this merchant; the same keys each time, which is fast. */
  public static SandboxSettings settings(InstantSource clock) {
    return SETTINGS.withClock(clock).withIds(new RandomIds(new Random(42)));
  }

  /** A registration a test may change. */
  public static MerchantRegistration registration() {
    return SETTINGS.merchant();
  }

  /** A card that is good until the end of 2031. */
  public static Card card(String number) {
    return new Card(number, "2031", "12", "123");
  }

  /** From now on the merchant's clock is another than the sandbox's. */
  public void setClock(InstantSource other) {
    clock = other;
  }

  public InitiationBody initiation(String transId, Card card) {
    return new InitiationBody(transId).encrypted(sandbox.cardEncryption().encrypt(card));
  }

  public PaykkaReply initiate(InitiationBody body) {
    return post(INITIATE, body.json());
  }

  public PaykkaReply initiate(String transId, Card card) {
    return initiate(initiation(transId, card));
  }

  public PaykkaReply query(String transId) {
    return post(
        QUERY, "{\"merchant_id\":\"" + MERCHANT_ID + "\",\"trans_id\":\"" + transId + "\"}");
  }

  /** Any operation: {@code fields} are names and values in turn. */
  public PaykkaReply ask(String path, String... fields) {
    JsonWriter json = new JsonWriter().put("merchant_id", MERCHANT_ID);
    for (int i = 0; i < fields.length; i += 2) {
      json.put(fields[i], fields[i + 1]);
    }
    return post(path, json.toString());
  }

  public PaykkaReply post(String path, String body) {
    return send(path, signedHeaders(path, body), body);
  }

  /** The headers that make {@code body} the merchant's word. */
  public Map<String, String> signedHeaders(String path, String body) {
    return new LinkedHashMap<>(
        new PaykkaSigner(KEYS.getPrivate(), clock, nonces)
            .sign("POST", path, body.getBytes(StandardCharsets.UTF_8))
            .ofRequest(APP_ID));
  }

  public PaykkaReply send(String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return exchange(request.build());
  }

  /** What a browser does; redirects are not followed. */
  public PaykkaReply get(String url) {
    return exchange(HttpRequest.newBuilder(URI.create(url)).build());
  }

  public PaykkaReply get(String url, String header, String value) {
    return exchange(HttpRequest.newBuilder(URI.create(url)).header(header, value).build());
  }

  /** What a page of another origin does. */
  public PaykkaReply fromPage(String origin, String method, String path, String body) {
    return exchange(
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Origin", origin)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The shopper presses a button on the 3-D Secure page. */
  public PaykkaReply choose(String authenticationUrl, String choice) {
    return exchange(
        HttpRequest.newBuilder(URI.create(authenticationUrl))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("choice=" + choice))
            .build());
  }

  /** The control API. */
  public PaykkaReply control(String method, String path, String body) {
    return exchange(
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/_sandbox/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private PaykkaReply exchange(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Map<String, String> headers = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new PaykkaReply(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
