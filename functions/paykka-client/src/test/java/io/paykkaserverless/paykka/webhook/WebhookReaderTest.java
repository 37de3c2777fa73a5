package io.paykkaserverless.paykka.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.webhook.EventReading.Malformed;
import io.paykkaserverless.core.webhook.EventReading.Read;
import io.paykkaserverless.core.webhook.EventReading.Unsupported;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.webhook.WebhookReading.Rejected;
import io.paykkaserverless.paykka.webhook.WebhookReading.Taken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

  private static final String SUCCESS =
      """
      {"notify_type":"PAYMENT.SUCCESS","error_code":"0000","error_description":"request success",
       "merchant_id":"18356675194960","trans_id":"pay1a01","order_id":"GW1","amount":1250,
       "currency":"EUR","status":"SUCCESS","session_id":null,
       "shopper_reference":"shopper-7","token":"TK1","recurring_agreement_id":"RA1",
       "payment":{"payment_method":"BankCard"},"authentication_result":{"eci":"05"}}
      """;

  private final WebhookBench bench = new WebhookBench();

  @Test
  void readsAPaymentThatSucceeded() {
    assertThat(bench.readSigned(SUCCESS))
        .isEqualTo(
            new Taken(
                new Read(
                    new PaymentReported(
                        new TransactionReport(
                            "pay1a01",
                            Optional.of(new MerchantId("18356675194960")),
                            Optional.of(Money.of(1250, "EUR")),
                            Optional.of(new PaykkaOrderId("GW1")),
                            TransactionStatus.SUCCESS,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new ShopperReference("shopper-7")),
                            Optional.of(new CardToken("TK1")),
                            Optional.of(new RecurringAgreementId("RA1")),
                            Optional.empty())),
                    "PAYMENT.SUCCESS")));
  }

  @Test
  void readsAPaymentThatFailed() {
    String failure =
        SUCCESS
            .replace("PAYMENT.SUCCESS", "PAYMENT.FAILURE")
            .replace("\"status\":\"SUCCESS\"", "\"status\":\"FAILURE\"")
            .replace("\"0000\"", "\"2099\"");

    assertThat(WebhookBench.said(bench.readSigned(failure)))
        .isInstanceOfSatisfying(
            Read.class,
            read ->
                assertThat(read.event())
                    .isInstanceOfSatisfying(
                        PaymentReported.class,
                        reported ->
                            assertThat(reported.report().failure())
                                .contains(new Failure(FailureReason.INVALID_CARD, "2099"))));
  }

  @Test
  void readsHeadersInAnyCase() {
    Map<String, String> headers = bench.headers(SUCCESS);
    String sign = headers.remove(PaykkaHeaders.SIGN);
    headers.put("X-PAYKKA-Sign", String.valueOf(sign));

    assertThat(WebhookBench.said(bench.readUnder(headers, SUCCESS))).isInstanceOf(Read.class);
  }

  @Test
  void verifiesTheBytesAndNotTheirMeaning() {
    assertThat(bench.readUnder(bench.headers(SUCCESS), SUCCESS.replace(",", ", ")))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notify_type", "event_type"})
  void readsNoPaymentThatIsNotSigned(String kind) {
    String unsigned = SUCCESS.replace("notify_type", kind).replace("\"0000\"", "\"9876\"");

    assertThat(bench.readUnsigned(unsigned)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
    assertThat(bench.signals.raised()).isEmpty();
  }

  @Test
  void readsNothingThatIsNotSignedAndNotJson() {
    assertThat(bench.readUnsigned("{{{")).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
    assertThat(bench.readUnsigned("")).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @Test
  void readsAgainWhatWasVerifiedWhenItCame() {
    assertThat(bench.readSigned(SUCCESS))
        .isEqualTo(new Taken(bench.reader.reread(SUCCESS.getBytes(UTF_8))));
    assertThat(bench.reader.reread("{".getBytes(UTF_8))).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesAWebhookSignedForAnotherPath() {
    assertThat(
            bench.reader.read(
                new RawWebhook(
                    "POST",
                    List.of("/elsewhere"),
                    bench.headers(SUCCESS),
                    SUCCESS.getBytes(UTF_8))))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @Test
  void readsAWebhookSignedForAnyOfItsPaths() {
    assertThat(
            bench.reader.read(
                new RawWebhook(
                    "POST",
                    List.of("/elsewhere", WebhookBench.PATH),
                    bench.headers(SUCCESS),
                    SUCCESS.getBytes(UTF_8))))
        .isInstanceOf(Taken.class);
  }

  @Test
  void hasNoWebhookWithoutAPath() {
    List<String> none = List.of();

    assertThatThrownBy(() -> new RawWebhook("POST", none, Map.of(), new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "trans_id", "order_id", "amount", "currency", "status"})
  void saysWhichFieldIsMissing(String field) {
    String renamed = SUCCESS.replace("\"" + field + "\":", "\"x_" + field + "\":");
    String emptied =
        SUCCESS.replaceAll("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":null");

    assertThat(bench.readSigned(renamed))
        .isEqualTo(new Taken(new Malformed(field + " is missing")));
    assertThat(bench.readSigned(emptied))
        .isEqualTo(new Taken(new Malformed(field + " is missing")));
  }

  @Test
  void saysThatTheKindIsMissing() {
    assertThat(bench.readSigned("{}"))
        .isEqualTo(new Taken(new Malformed("notify_type is missing")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "[]", "\"PAYMENT.SUCCESS\"", "{\"a\":1}{}", "{\"a\":1,\"a\":2}"})
  void saysThatASignedBodyIsNotAnObject(String body) {
    assertThat(WebhookBench.said(bench.readSigned(body))).isInstanceOf(Malformed.class);
  }

  @Test
  void saysThatASignedBodyIsEmpty() {
    assertThat(bench.readSigned(""))
        .isEqualTo(new Taken(new Malformed("not JSON: there is nothing in it")));
  }

  @Test
  void refusesATransIdThatCouldForgeALogLine() {
    assertThat(bench.readSigned(SUCCESS.replace("pay1a01", "pay1\\npaid")))
        .isEqualTo(new Taken(new Malformed("trans_id is malformed")));
  }

  @Test
  void repeatsAnUnknownKindSafely() {
    assertThat(bench.readSigned("{\"notify_type\":\"news\\r\\n<b>\"}"))
        .isEqualTo(new Taken(new Unsupported("NEWS???B?", "unknown")));
  }

  @Test
  void printsNothingOfAWebhook() {
    assertThat(bench.signed(SUCCESS).toString()).doesNotContain("pay1a01").contains("bytes");
  }
}
