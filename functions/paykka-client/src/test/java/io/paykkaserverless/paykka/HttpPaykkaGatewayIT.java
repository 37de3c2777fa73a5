package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static io.paykkaserverless.paykka.GatewayBench.AMPLE;
import static io.paykkaserverless.paykka.GatewayBench.CLOCK;
import static io.paykkaserverless.paykka.GatewayBench.PAID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.TestKeys;
import io.paykkaserverless.paykka.signature.Verification;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPaykkaGatewayIT {

  private static final String UNAUTHORIZED = http(401, "", "{\"ret_code\":\"2000\"}");

  private final GatewayBench bench = new GatewayBench();

  @Test
  void initiatesWithASignedRequest() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", PAID))) {
      InitiationOutcome outcome = bench.initiate(server, ResponseSignaturePolicy.OFF);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              InitiationOutcome.Reported.class,
              reported ->
                  assertThat(reported.report().status()).isEqualTo(TransactionStatus.SUCCESS));
      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq");
      assertThat(request.header("content-type")).isEqualTo("application/json");
      assertThat(request.header(PaykkaHeaders.APP_ID)).isEqualTo("978594372956732");
      assertThat(isSignedBy(request, TestKeys.MERCHANT)).isTrue();
    }
  }

  @Test
  void queriesByTheNumberWeGave() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", PAID))) {
      assertThat(bench.query(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(QueryOutcome.Reported.class);

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/query");
      assertThat(request.body()).contains(Payments.FIRST.transId());
      assertThat(isSignedBy(request, TestKeys.MERCHANT)).isTrue();
    }
  }

  @Test
  void doesNotKnowWhatHappenedWhenTheAnswerIsLost() throws Exception {
    try (RawServer server = new RawServer((_, _) -> false)) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Unknown.class);
      assertThat(bench.query(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(QueryOutcome.Unavailable.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void doesNotKnowWhatHappenedBehindAServerError(int status) throws Exception {
    try (RawServer server =
        RawServer.answering(http(status, "", "{\"ret_code\":\"999999\",\"ret_msg\":\"x\"}"))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.WARN))
          .isEqualTo(new InitiationOutcome.Unknown("HTTP " + status));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void knowsThatNothingWasChargedWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    PaykkaGateway gateway =
        bench
            .connection(
                URI.create("http://127.0.0.1:" + port), bench.key, ResponseSignaturePolicy.OFF)
            .gateway();

    assertThat(gateway.initiate(Initiations.full(), AMPLE))
        .isEqualTo(
            new InitiationOutcome.Refused(new Failure(FailureReason.NOT_PROCESSED, "not-sent")));
    assertThat(gateway.query(Payments.FIRST, AMPLE)).isInstanceOf(QueryOutcome.Unavailable.class);
  }

  @Test
  void saysThatPaykkaRefused() throws Exception {
    try (RawServer server = RawServer.answering(http(403, "", "{\"ret_code\":\"1004\"}"))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(
              new InitiationOutcome.Refused(new Failure(FailureReason.MERCHANT_SETUP, "1004")));
      assertThat(bench.query(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new QueryOutcome.Unavailable("refused with code 1004"));
    }
  }

  @Test
  void saysThatPaykkaKnowsNoSuchTransaction() throws Exception {
    try (RawServer server = RawServer.answering(http(404, "", "{\"ret_code\":\"206024\"}"))) {
      assertThat(bench.query(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new QueryOutcome.NoSuchTransaction());
    }
  }

  @Test
  void signsAgainOnceWhenTheKeyWasRotated() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    try (RawServer server = RawServer.answering(UNAUTHORIZED, http(200, "", PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Reported.class);

      assertThat(server.requests()).hasSize(2);
      RawRequest first = server.requests().getFirst();
      RawRequest second = server.requests().getLast();
      assertThat(isSignedBy(second, TestKeys.STRANGER)).isTrue();
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.header(PaykkaHeaders.NONCE))
          .isNotEqualTo(first.header(PaykkaHeaders.NONCE));
    }
  }

  @Test
  void signsWithTheOtherKeyWherePaykkaKnowsOnlyThat() throws Exception {
    bench.key.rotateTo(TestKeys.MERCHANT.getPrivate(), TestKeys.STRANGER.getPrivate());
    bench.key.refresh();
    try (RawServer server = RawServer.answering(UNAUTHORIZED, http(200, "", PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Reported.class);

      assertThat(isSignedBy(server.requests().getFirst(), TestKeys.MERCHANT)).isTrue();
      assertThat(isSignedBy(server.requests().getLast(), TestKeys.STRANGER)).isTrue();
      assertThat(server.requests()).hasSize(2);
      assertThat(bench.key.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void signsWithEachKeyOnceWherePaykkaKnowsNone() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate(), TestKeys.MERCHANT.getPrivate());
    try (RawServer server = RawServer.answering(UNAUTHORIZED)) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Refused.class);

      assertThat(server.requests()).hasSize(2);
    }
  }

  /** While our key rotates two are live, and only one of them may charge. */
  @Test
  void asksUnderNoOtherKeyOnceOneWasAccepted() throws Exception {
    bench.key.rotateTo(TestKeys.MERCHANT.getPrivate(), TestKeys.STRANGER.getPrivate());
    bench.key.refresh();
    try (RawServer server = RawServer.answering(http(200, "", PAID), http(200, "", PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Reported.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void signsAgainOnlyOnce() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    try (RawServer server = RawServer.answering(UNAUTHORIZED)) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(
              new InitiationOutcome.Refused(new Failure(FailureReason.MERCHANT_SETUP, "http-401")));
      assertThat(server.requests()).hasSize(2);
      assertThat(bench.key.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000", "2001", "206002", "206003", "206004"})
  void signsAgainWhenAnEnvelopeSaysThatOurSignatureIsWrong(String retCode) throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    String refused = http(400, "", "{\"ret_code\":\"" + retCode + "\"}");
    try (RawServer server = RawServer.answering(refused, http(200, "", PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Reported.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void doesNotTakeATransactionForARefusedSignature() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    String odd = "{\"ret_code\":\"2000\",\"data\":{\"status\":\"SUCCESS\"}}";
    try (RawServer server = RawServer.answering(http(400, "", odd))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new InitiationOutcome.Unknown("HTTP 400, refused and yet with a status"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void sendsNothingMoreWhenTheKeyIsTheSame() throws Exception {
    try (RawServer server = RawServer.answering(UNAUTHORIZED)) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.OFF))
          .isInstanceOf(InitiationOutcome.Refused.class);
      assertThat(server.requests()).hasSize(1);
      assertThat(bench.key.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 429, 500, 503})
  void readsTheKeyAgainForNothingButARefusedSignature(int status) throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    try (RawServer server = RawServer.answering(http(status, "", "{\"ret_code\":\"1004\"}"))) {
      bench.initiate(server, ResponseSignaturePolicy.OFF);

      assertThat(server.requests()).hasSize(1);
      assertThat(bench.key.refreshes()).isZero();
    }
  }

  @Test
  void knowsThatNothingWasChargedWhenTheKeyCannotBeRead() throws Exception {
    Rotating<List<PrivateKey>> unreadable =
        new Rotating<>() {
          @Override
          public List<PrivateKey> current() {
            throw new SecretUnavailable("no such secret");
          }

          @Override
          public boolean refresh() {
            return false;
          }
        };
    try (RawServer server = RawServer.answering(http(200, "", PAID))) {
      assertThat(
              bench
                  .connection(server.address(), unreadable, ResponseSignaturePolicy.OFF)
                  .gateway()
                  .initiate(Initiations.full(), AMPLE))
          .isEqualTo(
              new InitiationOutcome.Refused(new Failure(FailureReason.NOT_PROCESSED, "not-sent")));
      assertThat(server.connections()).isZero();
      assertThat(bench.signals.raised()).containsExactly(Signal.SIGNING_KEY_UNAVAILABLE);
    }
  }

  @Test
  void printsNoCardData() throws Exception {
    StringBuilder printed = new StringBuilder();
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              String echo = "{\"ret_code\":\"" + Initiations.CARD_TEXTS + "\"}";
              out.write(http(number % 2 == 0 ? 200 : 400, "", echo).getBytes(ISO_8859_1));
              return true;
            })) {
      PaykkaGateway gateway = bench.to(server, ResponseSignaturePolicy.WARN).gateway();
      for (PaymentInstrument instrument : Initiations.INSTRUMENTS) {
        Initiation initiation = Initiations.of(Payments.created(), instrument);
        printed
            .append(initiation)
            .append(gateway.initiate(initiation, AMPLE))
            .append(gateway.initiate(initiation, AMPLE));
      }
      printed.append(gateway.query(Payments.FIRST, AMPLE));
    }

    assertThat(printed.toString()).doesNotContain(Initiations.CARD_TEXTS);
  }

  private static boolean isSignedBy(RawRequest request, KeyPair pair) {
    Map<String, String> headers = new HashMap<>();
    for (String name :
        List.of(
            PaykkaHeaders.TIMESTAMP,
            PaykkaHeaders.NONCE,
            PaykkaHeaders.SIGN,
            PaykkaHeaders.SIGN_ALG)) {
      headers.put(name, request.header(name));
    }
    return new PaykkaVerifier(List.of(pair.getPublic()), CLOCK)
            .verify("POST", request.path(), headers, request.body().getBytes(ISO_8859_1))
        instanceof Verification.Verified;
  }
}
