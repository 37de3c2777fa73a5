package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.paykka.RefundReply.Described;
import io.paykkaserverless.paykka.RefundReply.NoSuchRefund;
import io.paykkaserverless.paykka.RefundReply.Refused;
import io.paykkaserverless.paykka.RefundReply.Unclear;
import io.paykkaserverless.paykka.transaction.RefundReportReader;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each combination of HTTP status, ret_code, error_code and a refund's status comes to. */
class RefundReplyReaderTest {

  private final RecordingSignals signals = new RecordingSignals();
  private final ReportReader reports = new ReportReader(AddressRule.HTTPS_ONLY, signals);
  private final RefundReplyReader reader =
      new RefundReplyReader(new RefundReportReader(reports), reports);

  @Test
  void describesARefundWithEveryField() {
    String data =
        """
        "ori_order_id":"GW1","error_code":"0000","error_description":"request success",
        "merchant_id":"18356675194960","refund_trans_id":"r1","refund_order_id":"RG7",
        "order_id":"GW1","amount":250,"currency":"EUR","status":"SUCCESS","news":{}
        """;

    assertThat(read(200, success(data)))
        .isEqualTo(
            new Described(
                new RefundReport(
                    "r1",
                    Optional.of(new MerchantId("18356675194960")),
                    Optional.of(new PaykkaOrderId("GW1")),
                    Optional.of(new RefundOrderId("RG7")),
                    Optional.of(Money.of(250, "EUR")),
                    RefundStatus.SUCCESS,
                    Optional.empty())));
  }

  @ParameterizedTest
  @EnumSource(RefundStatus.class)
  void needsNoMoreThanTheStatus(RefundStatus status) {
    assertThat(report(read(200, success("\"status\":\"" + status + "\""))).status())
        .isEqualTo(status);
  }

  @Test
  void takesAPaymentsNumberInAReplyForWhatItIs() {
    assertThat(report(read(200, success("\"status\":\"PROCESSING\",\"trans_id\":\"pay1a01\""))))
        .extracting(RefundReport::refundTransId)
        .isEqualTo("r1");
  }

  @ParameterizedTest
  @CsvSource({
    "1006, MERCHANT_SETUP",
    "3061, NOT_POSSIBLE",
    "3999, UNLISTED",
    "999999, NOT_PROCESSED",
    "206024, NOT_PROCESSED"
  })
  void saysWhyARefundFailed(String errorCode, FailureReason reason) {
    String data = "\"status\":\"FAILURE\",\"error_code\":\"" + errorCode + "\"";

    assertThat(report(read(200, success(data))).failure()).contains(new Failure(reason, errorCode));
  }

  @Test
  void saysThatARefundFailedWhereNobodySaysWhy() {
    assertThat(report(read(200, success("\"status\":\"FAILURE\""))).failure())
        .contains(new Failure(FailureReason.NOT_POSSIBLE, "refund-unstated"));
  }

  @Test
  void readsAnErrorCodeAtTheTopLevel() {
    String reply =
        "{\"ret_code\":\"000000\",\"error_code\":\"1006\",\"data\":{\"status\":\"FAILURE\"}}";

    assertThat(report(read(200, reply)).failure())
        .contains(new Failure(FailureReason.MERCHANT_SETUP, "1006"));
  }

  @Test
  void doesNotBelieveAReplyAboutAnotherRefund() {
    assertThat(read(200, success("\"status\":\"SUCCESS\",\"refund_trans_id\":\"r2\"")))
        .isEqualTo(new Unclear("HTTP 200, about another refund"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"SUCCESS\",\"error_code\":\"1006\"",
        "\"status\":\"PROCESSING\",\"error_code\":\"1006\"",
        "\"status\":\"REVIEWING\",\"error_code\":\"3999\"",
        "\"status\":null,\"error_code\":\"1006\"",
        "\"status\":\"REFUNDED\"",
        "\"status\":\"\"",
        "\"refund_order_id\":\"RG7\"",
        "\"status\":\"SUCCESS\",\"amount\":\"2.50\",\"currency\":\"EUR\"",
        "\"status\":\"SUCCESS\",\"amount\":250",
        "\"status\":\"SUCCESS\",\"ori_order_id\":\"GW 1\"",
        "\"status\":\"SUCCESS\",\"merchant_id\":\"1-2\""
      })
  void isUnclearAboutDataThatMakeNoSense(String data) {
    assertThat(read(200, success(data))).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "[]",
        "null",
        "{}",
        "{\"ret_code\":null}",
        "{\"ret_code\":\"000000\"}",
        "{\"ret_code\":\"000000\",\"data\":null}",
        "{\"ret_code\":\"000000\",\"data\":[]}",
        "{\"ret_code\":\"000000\",\"data\":{\"status\":\"SUCCESS\"}",
        "{\"ret_code\":\"000000\",\"ret_code\":\"1006\",\"data\":{\"status\":\"SUCCESS\"}}"
      })
  void isUnclearAboutWhatItCannotRead(String body) {
    assertThat(read(200, body)).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 4103, NOT_POSSIBLE",
    "400, 010000, MERCHANT_SETUP",
    "403, 1006, MERCHANT_SETUP",
    "400, 3999, UNLISTED",
    "404, 1000, MERCHANT_SETUP",
    "200, 1006, MERCHANT_SETUP"
  })
  void readsARefusal(int status, String retCode, FailureReason reason) {
    assertThat(read(status, refusal(retCode))).isEqualTo(new Refused(new Failure(reason, retCode)));
  }

  @Test
  void readsARefusalInTheData() {
    assertThat(read(200, success("\"error_code\":\"1006\"")))
        .isEqualTo(new Refused(new Failure(FailureReason.MERCHANT_SETUP, "1006")));
  }

  @ParameterizedTest
  @CsvSource({"200, 206024", "400, 206024", "404, 206024", "404, 4999"})
  void readsThatThereIsNoSuchRefund(int status, String retCode) {
    assertThat(read(status, refusal(retCode))).isInstanceOf(NoSuchRefund.class);
  }

  @Test
  void readsThatThereIsNoSuchRefundFromTheData() {
    assertThat(read(200, success("\"error_code\":\"206024\""))).isInstanceOf(NoSuchRefund.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3999", "4103", "3061", "4032", "999999"})
  void isUnclearAboutACodeThatIsNoDefiniteNo(String code) {
    assertThat(read(200, refusal(code))).isInstanceOf(Unclear.class);
    assertThat(read(200, success("\"error_code\":\"" + code + "\""))).isInstanceOf(Unclear.class);
  }

  @Test
  void countsACodeNobodyListed() {
    read(200, refusal("3999"));

    assertThat(signals.raised()).containsExactly(Signal.PAYKKA_CODE_UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void isUnclearAboutASystemException(int status) {
    assertThat(read(status, refusal("999999"))).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 301, 307, 204, 201, 100})
  void isUnclearAboutAStatusThatSettlesNothing(int status) {
    assertThat(read(status, refusal("206024"))).isInstanceOf(Unclear.class);
    assertThat(read(status, success("\"status\":\"FAILURE\""))).isInstanceOf(Unclear.class);
  }

  @Test
  void isUnclearAboutARefusalWithARefundsStatus() {
    assertThat(read(400, "{\"ret_code\":\"1006\",\"data\":{\"status\":\"PROCESSING\"}}"))
        .isEqualTo(new Unclear("HTTP 400, refused and yet with a status"));
  }

  @Test
  void takesTooManyRequestsForARefusalWhateverTheCode() {
    assertThat(read(429, refusal("206024")))
        .isEqualTo(new Refused(new Failure(FailureReason.TRY_AGAIN_LATER, "http-429")));
  }

  @Test
  void quotesNothingOfWhatItCannotRead() {
    for (int status : new int[] {200, 400, 404}) {
      assertThat(read(status, refusal("4242424242424242")).toString()).doesNotContain("4242");
    }
  }

  private RefundReply read(int status, String body) {
    HttpAnswer answer = new HttpAnswer(status, Map.of(), body.getBytes(UTF_8));
    return reader.read(PaykkaAnswer.of(answer), "r1");
  }

  private static RefundReport report(RefundReply reply) {
    assertThat(reply).isInstanceOf(Described.class);
    return ((Described) reply).report();
  }

  private static String success(String data) {
    return "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":{" + data + "}}";
  }

  private static String refusal(String retCode) {
    return "{\"ret_code\":\"" + retCode + "\",\"ret_msg\":\"No\"}";
  }
}
