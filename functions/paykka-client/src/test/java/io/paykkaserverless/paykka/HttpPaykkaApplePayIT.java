package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static io.paykkaserverless.paykka.GatewayBench.AMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome.Opened;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome.Refused;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome.Unavailable;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPaykkaApplePayIT {

  private static final String PATH = "/v3/payment/acq/apple-pay/create-session";

  private static final String SESSION =
      "{\"epochTimestamp\":1764000000000,\"nonce\":\"a/b\",\"more\":[1.50,null,{\"x\":true}]}";

  private static final String QUOTED = '"' + SESSION.replace("\"", "\\\"") + '"';

  private final GatewayBench bench = new GatewayBench();

  /** Each form PayKKa may answer in. */
  static String[] forms() {
    return new String[] {
      QUOTED,
      SESSION,
      "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":" + QUOTED + "}",
      "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":" + SESSION + "}"
    };
  }

  @ParameterizedTest
  @MethodSource("forms")
  void handsOnTheSessionInWhateverFormItComes(String answer) throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", answer))) {
      assertThat(open(server, ResponseSignaturePolicy.OFF)).isEqualTo(new Opened(SESSION));
    }
  }

  @Test
  void saysWhoseShopItIs() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", QUOTED))) {
      open(server, ResponseSignaturePolicy.OFF);

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo(PATH);
      assertThat(request.body())
          .contains("\"display_name\":\"Kiln & Leaf\",\"domain_name\":\"shop.example\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html>",
        "null",
        "true",
        "12",
        "[]",
        "{}",
        "\"\"",
        "\"session\"",
        "\"{}\"",
        "\"[1]\"",
        "\"\\\"{}\\\"\"",
        "\"{\\\"a\\\":1}{}\"",
        "{\"ret_code\":\"000000\"}",
        "{\"ret_code\":\"000000\",\"data\":null}",
        "{\"ret_code\":\"000000\",\"data\":\"\"}",
        "{\"ret_code\":\"000000\",\"data\":{}}",
        "{\"error_code\":\"1017\"}"
      })
  void hasNoSessionInAnythingElse(String body) throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", body))) {
      assertThat(open(server, ResponseSignaturePolicy.OFF)).isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 404, 408, 500, 503})
  void hasNoSessionUnderAnotherStatus(int status) throws Exception {
    String body = status == 204 ? "" : SESSION;
    try (RawServer server = RawServer.answering(http(status, "", body))) {
      assertThat(open(server, ResponseSignaturePolicy.OFF)).isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  void saysThatPaykkaRefused(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", "{\"ret_code\":\"1017\"}"))) {
      assertThat(open(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "1017")));
    }
  }

  @Test
  void saysThatPaykkaRefusedInTheData() throws Exception {
    String answer = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"1004\"}}";
    try (RawServer server = RawServer.answering(http(200, "", answer))) {
      assertThat(open(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "1004")));
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
      PaykkaApplePay applePay = bench.to(server, ResponseSignaturePolicy.OFF).applePay();

      assertThat(applePay.openSession("shop.example", Optional.empty(), Duration.ofMillis(300)))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void believesASignedSessionWhereThatIsEnforced() throws Exception {
    String signed = GatewayBench.signedBy(TestKeys.PAYKKA, PATH, QUOTED);
    try (RawServer server = RawServer.answering(signed)) {
      assertThat(open(server, ResponseSignaturePolicy.ENFORCE)).isEqualTo(new Opened(SESSION));
    }
  }

  @Test
  void believesNoStrangersSessionWhereThatIsEnforced() throws Exception {
    String forged = GatewayBench.signedBy(TestKeys.STRANGER, PATH, QUOTED);
    try (RawServer server = RawServer.answering(forged)) {
      assertThat(open(server, ResponseSignaturePolicy.ENFORCE))
          .isEqualTo(new Unavailable("HTTP 200, not signed by PayKKa"));
      assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ANSWER_UNSIGNED);
    }
  }

  private SessionOutcome open(RawServer server, ResponseSignaturePolicy policy) {
    return bench
        .to(server, policy)
        .applePay()
        .openSession("shop.example", Optional.of("Kiln & Leaf"), AMPLE);
  }
}
