package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.MerchantEndpoint.Delivery;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMerchantEndpointIT {

  private static final AddressRule LOOPBACK = new AddressRule(true);
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final Notification MESSAGE =
      new Notification(
          "msg_1",
          1,
          NotificationType.PAYMENT_PAID,
          Payments.NOW,
          "{\"type\":\"payment.paid\",\"reference\":\"Bestellung ü ✓ 😀\"}",
          0,
          Optional.empty());

  private final FixedKeys keys = new FixedKeys();
  private final SettableClock clock = new SettableClock(Payments.NOW);

  @Test
  void postsTheStoredBytes() throws IOException {
    try (RawServer merchant = RawServer.answering(RawServer.http(200, "", "ok"))) {
      endpoint(merchant.address("http").resolve("/hooks/paykka?shop=1")).deliver(MESSAGE);

      RawRequest request = merchant.requests().getFirst();
      assertThat(request.head()).startsWith("POST /hooks/paykka?shop=1 HTTP/1.1\r\n");
      assertThat(request.header("content-type")).isEqualTo("application/json");
      assertThat(request.header("user-agent")).isEqualTo("paykka-serverless");
      assertThat(bytesOf(request)).isEqualTo(MESSAGE.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void signsAsStandardWebhooksSays() throws Exception {
    try (RawServer merchant = RawServer.answering(RawServer.http(200, "", ""))) {
      endpoint(merchant.address()).deliver(MESSAGE);

      RawRequest request = merchant.requests().getFirst();
      assertThat(request.header("webhook-id")).isEqualTo("msg_1");
      assertThat(request.header("webhook-timestamp"))
          .isEqualTo(Long.toString(Payments.NOW.getEpochSecond()));
      assertThat(request.header("webhook-signature"))
          .isEqualTo(signatureAMerchantExpects(request, keys.firstKey()));
    }
  }

  @Test
  void signsWithBothKeysWhileTheyAreRotated() throws Exception {
    keys.rotate();
    keys.refresh();
    try (RawServer merchant = RawServer.answering(RawServer.http(200, "", ""))) {
      endpoint(merchant.address()).deliver(MESSAGE);

      RawRequest request = merchant.requests().getFirst();
      assertThat(request.header("webhook-signature").split(" ", -1))
          .hasSize(2)
          .endsWith(signatureAMerchantExpects(request, keys.firstKey()))
          .allMatch(signature -> signature.startsWith("v1,"));
    }
  }

  @Test
  void triesAgainWithTheSameIdAndBytesButAFreshTimestamp() throws Exception {
    try (RawServer merchant =
        RawServer.answering(RawServer.http(500, "", ""), RawServer.http(200, "", ""))) {
      HttpMerchantEndpoint endpoint = endpoint(merchant.address());
      endpoint.deliver(MESSAGE);
      clock.advance(Duration.ofMinutes(10));
      endpoint.deliver(MESSAGE.triedInVain());

      RawRequest first = merchant.requests().getFirst();
      RawRequest second = merchant.requests().getLast();
      assertThat(merchant.requests()).hasSize(2);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
      assertThat(second.header("webhook-timestamp"))
          .isEqualTo(Long.toString(Payments.NOW.getEpochSecond() + 600));
      assertThat(second.header("webhook-signature"))
          .isEqualTo(signatureAMerchantExpects(second, keys.firstKey()))
          .isNotEqualTo(first.header("webhook-signature"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesAny2xxForAYes(int status) throws IOException {
    String answer =
        status == 204 ? "HTTP/1.1 204 No Content\r\n\r\n" : RawServer.http(status, "", "thanks");
    try (RawServer merchant = RawServer.answering(answer)) {
      assertThat(endpoint(merchant.address()).deliver(MESSAGE))
          .isEqualTo(new Delivery.Accepted(status, Duration.ZERO));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 400, 401, 403, 404, 409, 410, 429, 500, 502, 503})
  void takesAnythingElseForANo(int status) throws IOException {
    try (RawServer merchant = RawServer.answering(RawServer.http(status, "", ""))) {
      assertThat(endpoint(merchant.address()).deliver(MESSAGE))
          .isEqualTo(new Delivery.Refused(status, Duration.ZERO));
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    try (RawServer elsewhere = RawServer.answering(RawServer.http(200, "", ""));
        RawServer merchant =
            RawServer.answering(
                RawServer.http(status, "Location: " + elsewhere.address() + "/\r\n", ""))) {
      assertThat(endpoint(merchant.address()).deliver(MESSAGE))
          .isEqualTo(new Delivery.Refused(status, Duration.ZERO));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (RawServer merchant =
        new RawServer(
            (_, _) -> {
              Thread.sleep(LONG);
              return false;
            })) {
      assertThat(endpoint(merchant.address(), Duration.ofMillis(200)).deliver(MESSAGE))
          .isInstanceOf(Delivery.Unreachable.class);
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertUnreachable(endpoint(URI.create("http://127.0.0.1:" + port)), "no connection");
  }

  @Test
  void sendsOnceWhereTheConnectionBreaks() throws IOException {
    try (RawServer merchant = new RawServer((_, _) -> false)) {
      assertUnreachable(endpoint(merchant.address()), "connection broke");
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatTheAnswerIsNotHttp() throws IOException {
    try (RawServer merchant =
        RawServer.answering("220 mail.shop.example ESMTP\r\n\r\nConnection: close")) {
      assertThat(endpoint(merchant.address()).deliver(MESSAGE))
          .isInstanceOf(Delivery.Unreachable.class);
    }
  }

  @Test
  void repeatsNothingThatTheMerchantWrote() throws IOException {
    String answer = RawServer.http(500, "X-Note: 4242424242424242\r\n", "4242424242424242");
    try (RawServer merchant = RawServer.answering(answer)) {
      assertThat(endpoint(merchant.address()).deliver(MESSAGE).toString())
          .doesNotContain("4242424242424242");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/hooks",
        "http://192.168.0.1/hooks",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1.evil.example/",
        "ftp://shop.example/",
        "/hooks",
        "mailto:a@shop.example"
      })
  void refusesToSendAnywhereThatIsNotSecure(String url) {
    assertThatThrownBy(() -> endpoint(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
  }

  @Test
  void refusesPlainHttpToThisMachineUnlessThatIsAllowed() {
    URI here = URI.create("http://127.0.0.1:8080/");

    assertThatThrownBy(
            () -> new HttpMerchantEndpoint(here, AddressRule.HTTPS_ONLY, keys, clock, LONG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsThePasswordInAnAddressToItself() {
    assertThatThrownBy(() -> endpoint(URI.create("https://user:hush@shop.example/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  private static void assertUnreachable(HttpMerchantEndpoint endpoint, String cause) {
    assertThat(endpoint.deliver(MESSAGE))
        .isInstanceOfSatisfying(
            Delivery.Unreachable.class,
            unreachable -> assertThat(unreachable.cause()).contains(cause));
  }

  private HttpMerchantEndpoint endpoint(URI url) {
    return endpoint(url, LONG);
  }

  private HttpMerchantEndpoint endpoint(URI url, Duration limit) {
    return new HttpMerchantEndpoint(url, LOOPBACK, keys, clock, limit);
  }

  /** As the Standard Webhooks specification describes it to receivers, over what arrived. */
  private static String signatureAMerchantExpects(RawRequest request, byte[] key)
      throws GeneralSecurityException {
    Mac hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (String part : List.of(request.header("webhook-id"), request.header("webhook-timestamp"))) {
      hmac.update((part + ".").getBytes(StandardCharsets.US_ASCII));
    }
    return "v1," + Base64.getEncoder().encodeToString(hmac.doFinal(bytesOf(request)));
  }

  private static byte[] bytesOf(RawRequest request) {
    return request.body().getBytes(StandardCharsets.ISO_8859_1);
  }
}
