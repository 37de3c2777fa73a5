package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome.Accepted;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome.Refused;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome.Unknown;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer to a capture or void comes to. */
class OperationReplyReaderTest {

  private final RecordingSignals signals = new RecordingSignals();
  private final OperationReplyReader reader =
      new OperationReplyReader(new ReportReader(AddressRule.HTTPS_ONLY, signals));

  @Test
  void needsNoDataToBelieveASuccess() {
    assertThat(read(200, "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}"))
        .isEqualTo(new Accepted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "\"done\"",
        "{\"error_code\":\"0000\"}",
        "{\"error_code\":null,\"order_id\":\"GW1\",\"status\":\"AUTHORIZED\"}",
        "{\"order_id\":\"GW1\",\"status\":\"SUCCESS\"}"
      })
  void believesASuccessWhoseDataSayNothingElse(String data) {
    assertThat(read(200, success(data))).isEqualTo(new Accepted());
  }

  @ParameterizedTest
  @CsvSource({
    "400, 4101, NOT_POSSIBLE",
    "400, 4102, NOT_POSSIBLE",
    "400, 010000, MERCHANT_SETUP",
    "403, 1005, MERCHANT_SETUP",
    "404, 206024, NOT_PROCESSED",
    "404, 3999, UNLISTED",
    "409, 3999, UNLISTED",
    "200, 206024, NOT_PROCESSED",
    "200, 1001, MERCHANT_SETUP"
  })
  void readsARefusal(int status, String retCode, FailureReason reason) {
    assertThat(read(status, refusal(retCode))).isEqualTo(new Refused(new Failure(reason, retCode)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error_code\":\"1001\"}", "{\"error_code\":\"1001\",\"x\":1}"})
  void readsARefusalInTheData(String data) {
    assertThat(read(200, success(data)))
        .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "1001")));
  }

  @Test
  void readsARefusalBesideTheEnvelopesCode() {
    assertThat(read(200, "{\"ret_code\":\"000000\",\"error_code\":\"1001\"}"))
        .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "1001")));
  }

  @Test
  void takesTooManyRequestsForARefusalWhateverTheCode() {
    Refused later = new Refused(new Failure(FailureReason.TRY_AGAIN_LATER, "http-429"));

    assertThat(read(429, refusal("999999"))).isEqualTo(later);
    assertThat(read(429, "slow down")).isEqualTo(later);
  }

  @Test
  void doesNotKnowWhatAnUnlistedCodeUnderAGoodStatusMeans() {
    assertThat(read(200, refusal("3999"))).isInstanceOf(Unknown.class);
    assertThat(read(200, success("{\"error_code\":\"3999\"}"))).isInstanceOf(Unknown.class);
    assertThat(signals.raised())
        .containsExactly(Signal.PAYKKA_CODE_UNLISTED, Signal.PAYKKA_CODE_UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4101", "4102", "4103", "3061", "4032"})
  void doesNotTakeForANoUnderAGoodStatusWhatPaykkaNeverPublishedAsOne(String code) {
    assertThat(read(200, refusal(code))).isInstanceOf(Unknown.class);
    assertThat(read(200, success("{\"error_code\":\"" + code + "\"}"))).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404})
  void doesNotKnowWhatASystemExceptionMeans(int status) {
    assertThat(read(status, refusal("999999")))
        .isEqualTo(new Unknown("HTTP " + status + ", system exception"));
  }

  @Test
  void doesNotKnowWhatASystemExceptionInTheDataMeans() {
    assertThat(read(200, success("{\"error_code\":\"999999\"}"))).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 301, 302, 307, 204, 201, 202, 100})
  void doesNotKnowWhatAStatusThatSettlesNothingMeans(int status) {
    assertThat(read(status, refusal("1001"))).isInstanceOf(Unknown.class);
    assertThat(read(status, success("{}"))).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html>",
        "null",
        "[]",
        "{}",
        "{\"ret_code\":null}",
        "{\"ret_code\":\"000000\"",
        "{\"ret_code\":\"000000\",\"ret_code\":\"1001\"}"
      })
  void doesNotKnowWhatItCannotRead(String body) {
    for (int status : new int[] {200, 400, 403, 404}) {
      assertThat(read(status, body)).isInstanceOf(Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"FAILURE\"}",
        "{\"status\":\"failure\"}",
        "{\"status\":\"SUCCESS\",\"error_code\":\"1001\"}",
        "{\"status\":\"AUTHORIZED\",\"error_code\":\"1001\"}",
        "{\"order_id\":\"GW2\"}",
        "{\"order_id\":\"GW2\",\"status\":\"SUCCESS\"}"
      })
  void doesNotKnowWhatDataThatContradictMean(String data) {
    assertThat(read(200, success(data))).isInstanceOf(Unknown.class);
  }

  @Test
  void doesNotKnowWhatARefusalWithATransactionsStatusMeans() {
    assertThat(read(400, "{\"ret_code\":\"1001\",\"data\":{\"status\":\"SUCCESS\"}}"))
        .isEqualTo(new Unknown("HTTP 400, refused and yet with a status"));
  }

  @Test
  void doesNotKnowWhatASuccessUnderAnErrorStatusMeans() {
    assertThat(read(400, success("{}"))).isInstanceOf(Unknown.class);
  }

  @Test
  void quotesNothingOfWhatItCannotRead() {
    for (int status : new int[] {200, 400, 404}) {
      assertThat(read(status, refusal("4242424242424242")).toString()).doesNotContain("4242");
    }
  }

  private OperationOutcome read(int status, String body) {
    HttpAnswer answer = new HttpAnswer(status, Map.of(), body.getBytes(UTF_8));
    return reader.read(PaykkaAnswer.of(answer), new PaykkaOrderId("GW1"));
  }

  private static String success(String data) {
    return "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":" + data + "}";
  }

  private static String refusal(String retCode) {
    return "{\"ret_code\":\"" + retCode + "\",\"ret_msg\":\"No\"}";
  }
}
