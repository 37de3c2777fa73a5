package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static io.paykkaserverless.paykka.GatewayBench.CLOCK;
import static io.paykkaserverless.paykka.GatewayBench.PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseSignaturesIT {

  private final GatewayBench bench = new GatewayBench();

  @ParameterizedTest
  @EnumSource(ResponseSignaturePolicy.class)
  void believesASignedAnswerUnderEachPolicy(ResponseSignaturePolicy policy) throws Exception {
    try (RawServer server = RawServer.answering(signedBy(TestKeys.PAYKKA, PAID))) {
      assertThat(bench.initiate(server, policy)).isInstanceOf(InitiationOutcome.Reported.class);
      assertThat(bench.signals.raised()).isEmpty();
    }
  }

  @Test
  void warnsOfAnUnsignedAnswer() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.WARN))
          .isInstanceOf(InitiationOutcome.Reported.class);
      assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ANSWER_UNSIGNED);
    }
  }

  @Test
  void warnsOfAnAnswerThatAStrangerSigned() throws Exception {
    try (RawServer server = RawServer.answering(signedBy(TestKeys.STRANGER, PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.WARN))
          .isInstanceOf(InitiationOutcome.Reported.class);
      assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ANSWER_UNSIGNED);
    }
  }

  @Test
  void enforcesThatAnswersAreSigned() throws Exception {
    String tampered = signedBy(TestKeys.PAYKKA, PAID).replace("SUCCESS", "FAILURE");
    for (String answer :
        List.of(http(200, "", PAID), signedBy(TestKeys.STRANGER, PAID), tampered)) {
      try (RawServer server = RawServer.answering(answer)) {
        assertThat(bench.initiate(server, ResponseSignaturePolicy.ENFORCE))
            .isEqualTo(new InitiationOutcome.Unknown("HTTP 200, not signed by PayKKa"));
        assertThat(bench.query(server, ResponseSignaturePolicy.ENFORCE))
            .isEqualTo(new QueryOutcome.Unavailable("HTTP 200, not signed by PayKKa"));
      }
    }
  }

  @Test
  void enforcesThatRefusalsAreSigned() throws Exception {
    for (int status : new int[] {400, 401, 429}) {
      try (RawServer server = RawServer.answering(http(status, "", "{\"ret_code\":\"1004\"}"))) {
        assertThat(bench.initiate(server, ResponseSignaturePolicy.ENFORCE))
            .isInstanceOf(InitiationOutcome.Unknown.class);
      }
    }
  }

  /**
   * A 401 that nobody signed might come from a proxy, after PayKKa took the payment. No refusal
   * that follows under another key proves that it did not.
   */
  @Test
  void neverTakesARefusalAfterADoubtful401ForNotCharged() throws Exception {
    String signed400 =
        signedBy(TestKeys.PAYKKA, "{\"ret_code\":\"010000\"}")
            .replace("HTTP/1.1 200", "HTTP/1.1 400");
    String ourSignature = signedBy(TestKeys.PAYKKA, "{\"ret_code\":\"206003\"}");
    for (String second : List.of(signed400, ourSignature, http(401, "", ""), "")) {
      bench.key.rotateTo(TestKeys.MERCHANT.getPrivate(), TestKeys.STRANGER.getPrivate());
      bench.key.refresh();
      try (RawServer server = RawServer.answering(http(401, "", ""), second)) {
        assertThat(bench.initiate(server, ResponseSignaturePolicy.ENFORCE))
            .as(second)
            .isInstanceOf(InitiationOutcome.Unknown.class);
        assertThat(server.requests()).hasSize(2);
      }
    }
  }

  @Test
  void believesThatTheOtherKeysRequestWasTakenUp() throws Exception {
    bench.key.rotateTo(TestKeys.MERCHANT.getPrivate(), TestKeys.STRANGER.getPrivate());
    bench.key.refresh();
    try (RawServer server =
        RawServer.answering(http(401, "", ""), signedBy(TestKeys.PAYKKA, PAID))) {
      assertThat(bench.initiate(server, ResponseSignaturePolicy.ENFORCE))
          .isInstanceOf(InitiationOutcome.Reported.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ResponseSignaturePolicy.class,
      names = {"WARN", "ENFORCE"})
  void refusesToCheckWithoutAKey(ResponseSignaturePolicy policy) {
    assertThatThrownBy(() -> new ResponseSignatures(policy, List.of(), CLOCK, bench.signals))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no public key of PayKKa's is configured");
  }

  private static String signedBy(KeyPair pair, String body) {
    return GatewayBench.signedBy(pair, "/v3/payment/acq", body);
  }
}
