package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.http.HttpTransport;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMerchantEndpointsIT {

  private static final EndpointName SHOP = new EndpointName("shop");
  private static final EndpointName LEDGER = new EndpointName("ledger");
  private static final Duration SHORT = Duration.ofMillis(400);

  private static final Notification MESSAGE =
      Notification.fresh(
          NotificationId.of(Payments.ID, 1),
          NotificationType.PAYMENT_PAID,
          Payments.NOW,
          "{\"type\":\"payment.paid\",\"reference\":\"Bestellung ü ✓ 😀\"}");

  private final EndpointsSecret secret = new EndpointsSecret();
  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final HttpMerchantEndpoints endpoints = endpoints(HttpMerchantEndpoints.LIMIT);

  @Test
  void postsTheStoredBytes() throws IOException {
    try (RawServer merchant = answering(200, "", "ok")) {
      secret.add("shop", merchant.address("http").resolve("/hooks/paykka?shop=1"));
      endpoints.deliver(SHOP, MESSAGE);

      RawRequest request = merchant.requests().getFirst();
      assertThat(request.head()).startsWith("POST /hooks/paykka?shop=1 HTTP/1.1\r\n");
      assertThat(request.header("content-type")).isEqualTo("application/json");
      assertThat(request.header("user-agent")).isEqualTo("paykka-serverless");
      assertThat(bytesOf(request)).isEqualTo(MESSAGE.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void signsAsStandardWebhooksSays() throws Exception {
    try (RawServer merchant = answering(200, "", "")) {
      byte[] key = secret.add("shop", merchant.address());
      endpoints.deliver(SHOP, MESSAGE);

      RawRequest request = merchant.requests().getFirst();
      assertThat(request.header("webhook-id")).isEqualTo("msg_" + Payments.ID.value() + "_1");
      assertThat(request.header("webhook-timestamp"))
          .isEqualTo(Long.toString(Payments.NOW.getEpochSecond()));
      assertThat(request.header("webhook-signature"))
          .isEqualTo(signatureAMerchantExpects(request, key));
    }
  }

  @Test
  void signsForEachEndpointWithItsOwnKey() throws Exception {
    try (RawServer shop = answering(200, "", "");
        RawServer ledger = answering(200, "", "")) {
      byte[] keyOfShop = secret.add("shop", shop.address());
      byte[] keyOfLedger = secret.add("ledger", ledger.address());
      endpoints.deliver(SHOP, MESSAGE);
      endpoints.deliver(LEDGER, MESSAGE);

      assertSignedBy(shop.requests().getFirst(), keyOfShop);
      assertSignedBy(ledger.requests().getFirst(), keyOfLedger);
    }
  }

  @Test
  void signsWithBothKeysWhileTheyAreRotatedAndWithTheNewOneAloneAfterwards() throws Exception {
    try (RawServer merchant = answering(200, "", "")) {
      byte[] older = secret.add("shop", merchant.address());
      byte[] newer = secret.rotate(Payments.NOW.plusSeconds(60));
      endpoints.deliver(SHOP, MESSAGE);
      clock.advance(Duration.ofSeconds(59));
      endpoints.deliver(SHOP, MESSAGE);
      clock.advance(Duration.ofSeconds(1));
      endpoints.deliver(SHOP, MESSAGE);

      assertSignedBy(merchant.requests().get(0), newer, older);
      assertSignedBy(merchant.requests().get(1), newer, older);
      assertSignedBy(merchant.requests().get(2), newer);
    }
  }

  @Test
  void triesAgainWithTheSameIdAndBytesButAFreshTimestamp() throws Exception {
    try (RawServer merchant =
        RawServer.answering(RawServer.http(500, "", ""), RawServer.http(200, "", ""))) {
      byte[] key = secret.add("shop", merchant.address());
      endpoints.deliver(SHOP, MESSAGE);
      clock.advance(Duration.ofMinutes(10));
      endpoints.deliver(SHOP, MESSAGE);

      RawRequest first = merchant.requests().getFirst();
      RawRequest second = merchant.requests().getLast();
      assertThat(merchant.requests()).hasSize(2);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
      assertThat(second.header("webhook-timestamp"))
          .isEqualTo(Long.toString(Payments.NOW.getEpochSecond() + 600));
      assertThat(second.header("webhook-signature"))
          .isNotEqualTo(first.header("webhook-signature"));
      assertSignedBy(second, key);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesAny2xxForAYes(int status) throws IOException {
    String answer =
        status == 204 ? "HTTP/1.1 204 No Content\r\n\r\n" : RawServer.http(status, "", "thanks");
    try (RawServer merchant = RawServer.answering(answer)) {
      secret.add("shop", merchant.address());

      assertThat(endpoints.deliver(SHOP, MESSAGE))
          .isEqualTo(new Answer.Accepted(status, Duration.ZERO));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 400, 401, 403, 404, 409, 410, 429, 500, 502, 503, 599})
  void takesAnythingElseForANo(int status) throws IOException {
    try (RawServer merchant = answering(status, "", "")) {
      secret.add("shop", merchant.address());

      assertThat(endpoints.deliver(SHOP, MESSAGE))
          .isEqualTo(new Answer.Refused(status, Duration.ZERO, Optional.empty(), ""));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    try (RawServer elsewhere = answering(200, "", "");
        RawServer merchant =
            answering(status, "Location: " + elsewhere.address() + "/\r\n", "moved")) {
      secret.add("shop", merchant.address());

      assertThat(endpoints.deliver(SHOP, MESSAGE))
          .isEqualTo(new Answer.Refused(status, Duration.ZERO, Optional.empty(), "moved"));
      assertThat(elsewhere.requests()).isEmpty();
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503, retry-after: 120",
    "429, Retry-After: 120",
    "301, RETRY-AFTER:   120",
    "410, Retry-After: 120"
  })
  void passesOnHowLongTheEndpointAsksUsToWait(int status, String header) throws IOException {
    try (RawServer merchant = answering(status, header + "\r\n", "")) {
      secret.add("shop", merchant.address());

      assertThat(refusal().retryAfter()).contains(Duration.ofMinutes(2));
    }
  }

  @Test
  void keepsTheBeginningOfARefusal() throws IOException {
    try (RawServer merchant =
        answering(500, "", "{\"error\":\"no room\"}\n" + "no ".repeat(9000))) {
      secret.add("shop", merchant.address());

      assertThat(refusal().excerpt())
          .startsWith("{\"error\":\"no room\"} no no")
          .hasSizeLessThan(201);
    }
  }

  @Test
  void keepsNothingOfARefusalThatIsSecret() throws IOException {
    try (RawServer merchant =
        answering(
            500, "X-Note: 4242424242424242\r\n", "4242 4242 4242 4242 of jane@shop.example")) {
      secret.add("shop", merchant.address());

      assertThat(refusal().toString()).contains(" of [...]").doesNotContain("4242", "jane");
    }
  }

  @Test
  void takesAnAnswerThatBreaksOffByItsStatusAndKeepsNoHalfOfASecret() throws IOException {
    String cut = "HTTP/1.1 %d X\r\nContent-Length: 900\r\nConnection: close\r\n\r\ncard 4242 4242";
    try (RawServer refusing = RawServer.answering(cut.formatted(500));
        RawServer accepting = RawServer.answering(cut.formatted(200))) {
      secret.add("shop", refusing.address());
      secret.add("ledger", accepting.address());

      assertThat(refusal())
          .isEqualTo(new Answer.Refused(500, Duration.ZERO, Optional.empty(), "card"));
      assertThat(endpoints.deliver(LEDGER, MESSAGE))
          .isEqualTo(new Answer.Accepted(200, Duration.ZERO));
    }
  }

  @Test
  void takesAnAnswerThatDoesNotEndByItsStatus() throws IOException {
    try (RawServer merchant =
        new RawServer(
            (_, out) -> {
              out.write(
                  "HTTP/1.1 503 X\r\nContent-Length: 900\r\n\r\nno room"
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
              Thread.sleep(Duration.ofSeconds(20));
              return false;
            })) {
      secret.add("shop", merchant.address());

      assertThat(endpoints(SHORT).deliver(SHOP, MESSAGE))
          .isEqualTo(new Answer.Refused(503, Duration.ZERO, Optional.empty(), "no"));
    }
  }

  @Test
  void doesNotWaitForAnEndpointThatHangs() throws IOException {
    try (RawServer merchant =
        new RawServer(
            (_, _) -> {
              Thread.sleep(Duration.ofSeconds(20));
              return false;
            })) {
      secret.add("shop", merchant.address());

      assertNotWaitedFor();
    }
  }

  @Test
  void doesNotWaitForAnEndpointThatAcceptsNoConnection() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      secret.add("shop", URI.create("http://127.0.0.1:" + full.getLocalPort()));

      assertNotWaitedFor();
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    secret.add("shop", URI.create("http://127.0.0.1:" + port));

    assertUnreachable(endpoints, "no connection");
  }

  @Test
  void sendsOnceWhereTheConnectionBreaks() throws IOException {
    try (RawServer merchant = new RawServer((_, _) -> false)) {
      secret.add("shop", merchant.address());

      assertUnreachable(endpoints, "connection broke");
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @Test
  void saysNothingThatAnAnswerSaysWhichIsNotHttp() throws IOException {
    try (RawServer merchant =
        RawServer.answering("220 4242424242424242 ESMTP\r\n\r\nConnection: close")) {
      secret.add("shop", merchant.address());

      Answer answer = endpoints.deliver(SHOP, MESSAGE);
      assertThat(answer).isInstanceOf(Answer.Unreachable.class);
      assertThat(answer.toString()).doesNotContain("4242");
    }
  }

  @Test
  void tellsThoseWhoWantToHearOfIt() {
    URI url = URI.create("https://shop.example/hooks");
    secret.add("shop", url);
    secret.add("ledger", url, "payment.*");
    secret.add("accounts", url, "agreement.created", "token.*");

    assertThat(endpoints.wanting(NotificationType.PAYMENT_PAID)).containsExactly(LEDGER, SHOP);
    assertThat(endpoints.wanting(NotificationType.TOKEN_CREATED))
        .containsExactly(new EndpointName("accounts"), SHOP);
  }

  @Test
  void knowsItsEndpointsWithoutReadingTheSecretAgain() {
    secret.add("shop", URI.create("https://shop.example/hooks"));

    assertThat(endpoints.has(SHOP)).isTrue();
    assertThat(secret.refreshes()).isZero();
  }

  /** A message may be addressed where the secret is known to have changed, and sent elsewhere. */
  @Test
  void looksAgainBeforeItSaysThatThereIsNoSuchEndpoint() {
    URI url = URI.create("https://shop.example/hooks");
    secret.add("shop", url);
    secret.addUnnoticed("ledger", url);

    assertThat(endpoints.has(LEDGER)).isTrue();
    assertThat(endpoints.has(new EndpointName("accounts"))).isFalse();
  }

  @Test
  void cannotDeliverToWhomItDoesNotKnow() {
    assertThatThrownBy(() -> endpoints.deliver(SHOP, MESSAGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no endpoint shop");
  }

  private Answer.Refused refusal() {
    return (Answer.Refused) endpoints.deliver(SHOP, MESSAGE);
  }

  /** Whichever notices first, we or the socket. */
  private void assertNotWaitedFor() {
    long start = System.nanoTime();
    assertThat(endpoints(SHORT).deliver(SHOP, MESSAGE)).isInstanceOf(Answer.Unreachable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private static void assertUnreachable(HttpMerchantEndpoints endpoints, String cause) {
    assertThat(endpoints.deliver(SHOP, MESSAGE))
        .isInstanceOfSatisfying(
            Answer.Unreachable.class,
            unreachable -> assertThat(unreachable.cause()).contains(cause));
  }

  private static void assertSignedBy(RawRequest request, byte[]... keys)
      throws GeneralSecurityException {
    StringBuilder expected = new StringBuilder();
    for (byte[] key : keys) {
      expected.append(' ').append(signatureAMerchantExpects(request, key));
    }
    assertThat(request.header("webhook-signature")).isEqualTo(expected.substring(1));
  }

  private HttpMerchantEndpoints endpoints(Duration limit) {
    return new HttpMerchantEndpoints(secret, HttpTransport.toMerchants(true), clock, limit);
  }

  private static RawServer answering(int status, String headers, String body) throws IOException {
    return RawServer.answering(RawServer.http(status, headers, body));
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
