package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static io.paykkaserverless.paykka.GatewayBench.AMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome.Ended;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome.Refused;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome.Unavailable;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPaykkaCredentialsIT {

  private static final String DONE = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}";

  private final GatewayBench bench = new GatewayBench();

  @Test
  void removesAStoredCard() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", DONE))) {
      assertThat(remove(server, ResponseSignaturePolicy.OFF)).isEqualTo(new Ended());

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/token/remove");
      assertThat(request.body())
          .contains(Payments.TOKEN.value())
          .contains(Payments.SHOPPER.value());
    }
  }

  @Test
  void endsAnAgreement() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", DONE))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF)).isEqualTo(new Ended());

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/recurring/cancel");
      assertThat(request.body()).contains(Payments.PAYKKA_AGREEMENT.value());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "{\"error_code\":\"0000\"}", "{\"status\":\"x\"}"})
  void needsNoDataToBelieveASuccess(String data) throws Exception {
    String answer = "{\"ret_code\":\"000000\",\"data\":" + data + "}";
    try (RawServer server = RawServer.answering(http(200, "", answer))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF)).isEqualTo(new Ended());
    }
  }

  @ParameterizedTest
  @CsvSource({"400, 2015", "400, 2016", "200, 2016", "404, 2015"})
  void saysThatAnAgreementIsOverAlready(int status, String retCode) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", refusal(retCode)))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.AGREEMENT_ENDED, retCode)));
    }
  }

  @Test
  void readsARefusalInTheData() throws Exception {
    String answer = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"2016\"}}";
    try (RawServer server = RawServer.answering(http(200, "", answer))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.AGREEMENT_ENDED, "2016")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404})
  void takesACodeNobodyListedForARefusal(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", refusal("3999")))) {
      assertThat(remove(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.UNLISTED, "3999")));
      assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_CODE_UNLISTED);
    }
  }

  @Test
  void saysThatPaykkaWantsUsToSlowDown() throws Exception {
    try (RawServer server = RawServer.answering(http(429, "", "slow down"))) {
      assertThat(remove(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.TRY_AGAIN_LATER, "http-429")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "<html>", "null", "\"Success\"", "[]", "{}", "{\"error\":1}"})
  void doesNotKnowWhatAnAnswerWithoutEnvelopeMeans(String body) throws Exception {
    for (int status : new int[] {200, 400, 404}) {
      try (RawServer server = RawServer.answering(http(status, "", body))) {
        assertThat(remove(server, ResponseSignaturePolicy.OFF)).isInstanceOf(Unavailable.class);
      }
    }
  }

  @Test
  void doesNotKnowWhatASuccessUnderAnErrorStatusMeans() throws Exception {
    try (RawServer server = RawServer.answering(http(400, "", DONE))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF)).isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void doesNotKnowWhatHappenedBehindAServerError(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", refusal("1004")))) {
      assertThat(cancel(server, ResponseSignaturePolicy.WARN))
          .isEqualTo(new Unavailable("HTTP " + status));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void doesNotKnowWhatASystemExceptionMeans() throws Exception {
    try (RawServer server = RawServer.answering(http(400, "", refusal("999999")))) {
      assertThat(cancel(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Unavailable("HTTP 400, system exception"));
    }
  }

  @Test
  void waitsNoLongerThanItMay() throws Exception {
    try (RawServer server =
        new RawServer(
            (_, _) -> {
              Thread.sleep(Duration.ofSeconds(30));
              return false;
            })) {
      PaykkaCredentials credentials = bench.to(server, ResponseSignaturePolicy.OFF).credentials();
      Duration brief = Duration.ofMillis(300);

      assertThat(credentials.remove(Payments.TOKEN, Payments.SHOPPER, brief))
          .isInstanceOf(Unavailable.class);
      assertThat(credentials.cancel(Payments.PAYKKA_AGREEMENT, brief))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void believesASignedAnswerWhereThatIsEnforced() throws Exception {
    String signed =
        GatewayBench.signedBy(TestKeys.PAYKKA, "/v3/payment/acq/recurring/cancel", DONE);
    try (RawServer server = RawServer.answering(signed)) {
      assertThat(cancel(server, ResponseSignaturePolicy.ENFORCE)).isEqualTo(new Ended());
    }
  }

  @Test
  void believesNoAnswerToAnotherQuestionWhereThatIsEnforced() throws Exception {
    String signed =
        GatewayBench.signedBy(TestKeys.PAYKKA, "/v3/payment/acq/recurring/cancel", DONE);
    try (RawServer server = RawServer.answering(signed)) {
      assertThat(remove(server, ResponseSignaturePolicy.ENFORCE))
          .isEqualTo(new Unavailable("HTTP 200, not signed by PayKKa"));
      assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ANSWER_UNSIGNED);
    }
  }

  @Test
  void signsAgainOnceWhenTheKeyWasRotated() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    try (RawServer server = RawServer.answering(http(401, "", ""), http(200, "", DONE))) {
      assertThat(remove(server, ResponseSignaturePolicy.OFF)).isEqualTo(new Ended());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void saysThatOurSignatureWasRefused() throws Exception {
    try (RawServer server = RawServer.answering(http(401, "", ""))) {
      assertThat(remove(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "http-401")));
      assertThat(remove(server, ResponseSignaturePolicy.ENFORCE)).isInstanceOf(Unavailable.class);
    }
  }

  private EndingOutcome remove(RawServer server, ResponseSignaturePolicy policy) {
    return bench.to(server, policy).credentials().remove(Payments.TOKEN, Payments.SHOPPER, AMPLE);
  }

  private EndingOutcome cancel(RawServer server, ResponseSignaturePolicy policy) {
    return bench.to(server, policy).credentials().cancel(Payments.PAYKKA_AGREEMENT, AMPLE);
  }

  private static String refusal(String retCode) {
    return "{\"ret_code\":\"" + retCode + "\",\"ret_msg\":\"No\"}";
  }
}
