package io.paykkaserverless.paykka.webhook;

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
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.EventReading.Malformed;
import io.paykkaserverless.core.webhook.EventReading.Read;
import io.paykkaserverless.core.webhook.PaykkaEvent.RefundReported;
import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.webhook.WebhookReading.Rejected;
import io.paykkaserverless.paykka.webhook.WebhookReading.Taken;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundWebhookTest {

  private static final String SUCCESS =
      """
      {"notify_type":"REFUND.SUCCESS","error_code":"0000","error_description":"request success",
       "merchant_id":"18356675194960","trans_id":"pay1r02","refund_trans_id":"pay1r02",
       "order_id":"GW1","refund_order_id":"RG7","amount":250,"currency":"EUR",
       "status":"SUCCESS"}
      """;

  private static final RefundReport REPORT =
      new RefundReport(
          "pay1r02",
          Optional.of(new MerchantId("18356675194960")),
          Optional.of(new PaykkaOrderId("GW1")),
          Optional.of(new RefundOrderId("RG7")),
          Optional.of(Money.of(250, "EUR")),
          RefundStatus.SUCCESS,
          Optional.empty());

  private final WebhookBench bench = new WebhookBench();

  @Test
  void readsARefundThatSucceeded() {
    assertThat(bench.readSigned(SUCCESS))
        .isEqualTo(new Taken(new Read(new RefundReported(REPORT), "REFUND.SUCCESS")));
  }

  @Test
  void readsARefundThatFailed() {
    String failure = failed(SUCCESS).replace("\"0000\"", "\"1006\"");

    assertThat(report(bench.readSigned(failure)))
        .satisfies(
            report -> {
              assertThat(report.status()).isEqualTo(RefundStatus.FAILURE);
              assertThat(report.failure())
                  .contains(new Failure(FailureReason.MERCHANT_SETUP, "1006"));
            });
  }

  @Test
  void saysSoWhereAFailureHasNoCode() {
    assertThat(report(bench.readSigned(failed(SUCCESS))).failure())
        .map(Failure::paykkaCode)
        .contains("refund-unstated");
  }

  @Test
  void countsACodeNobodyListed() {
    bench.readSigned(failed(SUCCESS).replace("\"0000\"", "\"9876\""));

    assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_CODE_UNLISTED);
  }

  @ParameterizedTest
  @CsvSource({
    "trans_id, ignored_1",
    "refund_trans_id, ignored_1",
    "order_id, ori_order_id",
    "notify_type, event_type"
  })
  void readsEveryNameThatPaykkaGivesAField(String name, String other) {
    String renamed = SUCCESS.replace("\"" + name + "\"", "\"" + other + "\"");

    assertThat(bench.readSigned(renamed))
        .isEqualTo(new Taken(new Read(new RefundReported(REPORT), "REFUND.SUCCESS")));
  }

  @Test
  void takesTheNamesThatCanMeanNothingElseFirst() {
    String ambiguous =
        SUCCESS
            .replace("\"trans_id\":\"pay1r02\"", "\"trans_id\":\"pay1a01\"")
            .replace("\"order_id\":\"GW1\"", "\"order_id\":\"RG7\",\"ori_order_id\":\"GW1\"");

    assertThat(bench.readSigned(ambiguous))
        .isEqualTo(new Taken(new Read(new RefundReported(REPORT), "REFUND.SUCCESS")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "order_id", "amount", "currency", "status"})
  void saysWhichFieldIsMissing(String field) {
    String renamed = SUCCESS.replace("\"" + field + "\":", "\"x_" + field + "\":");

    assertThat(bench.readSigned(renamed))
        .isEqualTo(new Taken(new Malformed(field + " is missing")));
  }

  @Test
  void saysThatTheNumberIsMissing() {
    assertThat(
            WebhookBench.said(
                bench.readSigned(SUCCESS.replace("trans_id\":\"pay1r02\"", "x\":null"))))
        .isInstanceOf(Malformed.class);
    assertThat(bench.readSigned(SUCCESS.replace("\"pay1r02\"", "null")))
        .isEqualTo(new Taken(new Malformed("refund_trans_id is missing")));
  }

  @ParameterizedTest
  @CsvSource({
    "pay1r02, pay1\\npaid, refund_trans_id is malformed",
    "GW1, GW 1, order_id is malformed",
    "18356675194960, <b>, merchant_id is malformed",
    "250, 2.50, amount is not a whole number of minor units",
    "250, -250, amount is not a whole number of minor units",
    "250, 1e3, amount is not a whole number of minor units",
    "EUR, EURO, currency is not one that can be paid in",
    "status\":\"SUCCESS, status\":\"REFUNDED, status is missing or unknown"
  })
  void saysWhatIsMalformed(String part, String malformed, String reason) {
    assertThat(bench.readSigned(SUCCESS.replace(part, malformed)))
        .isEqualTo(new Taken(new Malformed(reason)));
  }

  @Test
  void readsOnWithoutAMalformedNumberOfPaykkas() {
    assertThat(report(bench.readSigned(SUCCESS.replace("RG7", "R G"))).refundOrderId()).isEmpty();
  }

  @Test
  void refusesAStatusThatItsErrorCodeContradicts() {
    assertThat(bench.readSigned(SUCCESS.replace("\"0000\"", "\"1006\"")))
        .isEqualTo(new Taken(new Malformed("status and error_code contradict each other")));
  }

  @ParameterizedTest
  @CsvSource({
    "REFUND.SUCCESS, FAILURE",
    "REFUND.SUCCESS, PROCESSING",
    "REFUND.SUCCESS, REVIEWING",
    "REFUND.FAILURE, SUCCESS"
  })
  void refusesAStatusThatItsKindContradicts(String kind, String status) {
    String contradicting =
        SUCCESS
            .replace("REFUND.SUCCESS", kind)
            .replace("\"status\":\"SUCCESS\"", "\"status\":\"" + status + "\"");

    assertThat(bench.readSigned(contradicting))
        .isEqualTo(new Taken(new Malformed("notify_type and status contradict each other")));
  }

  @Test
  void readsNoRefundThatIsNotSigned() {
    assertThat(bench.readUnsigned(SUCCESS)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
    assertThat(bench.readUnsigned(SUCCESS.replace("notify_type", "event_type")))
        .isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @Test
  void readsNoRefundThatWasChanged() {
    assertThat(bench.readUnder(bench.headers(SUCCESS), SUCCESS.replace("250", "251")))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @Test
  void readsAgainWhatWasVerifiedWhenItCame() {
    assertThat(bench.reader.reread(SUCCESS.getBytes(UTF_8)))
        .isEqualTo(new Read(new RefundReported(REPORT), "REFUND.SUCCESS"));
  }

  private static String failed(String success) {
    return success
        .replace("REFUND.SUCCESS", "REFUND.FAILURE")
        .replace("\"status\":\"SUCCESS\"", "\"status\":\"FAILURE\"");
  }

  private static RefundReport report(WebhookReading reading) {
    EventReading said = WebhookBench.said(reading);
    assertThat(said).isInstanceOf(Read.class);
    assertThat(((Read) said).event()).isInstanceOf(RefundReported.class);
    return ((RefundReported) ((Read) said).event()).report();
  }
}
