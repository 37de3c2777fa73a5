package io.paykkaserverless.paykka.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.TestKeys;
import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.WebhookReading.Malformed;
import io.paykkaserverless.paykka.webhook.WebhookReading.PaymentReported;
import io.paykkaserverless.paykka.webhook.WebhookReading.Rejected;
import io.paykkaserverless.paykka.webhook.WebhookReading.Unsupported;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

  private static final String PATH = "/webhooks/paykka";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:15:30.123Z"));

  private static final String SUCCESS =
      """
      {"notify_type":"PAYMENT.SUCCESS","error_code":"0000","error_description":"request success",
       "merchant_id":"18356675194960","trans_id":"pay1a01","order_id":"GW1","amount":1250,
       "currency":"EUR","status":"SUCCESS","session_id":null,
       "shopper_reference":"shopper-7","token":"TK1","recurring_agreement_id":"RA1",
       "payment":{"payment_method":"BankCard"},"authentication_result":{"eci":"05"}}
      """;

  private final PaykkaSigner paykka =
      new PaykkaSigner(TestKeys.PAYKKA.getPrivate(), CLOCK, () -> "abcdefghijklmnopqrstuvwxyz");

  private final WebhookReader reader =
      new WebhookReader(
          new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), CLOCK),
          new ReportReader(AddressRule.HTTPS_ONLY, new RecordingSignals()));

  @Test
  void readsAPaymentThatSucceeded() {
    assertThat(reader.read(signed(SUCCESS)))
        .isEqualTo(
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
                    Optional.of(new RecurringAgreementId("RA1"))),
                "PAYMENT.SUCCESS"));
  }

  @Test
  void readsAPaymentThatFailed() {
    String failure =
        SUCCESS
            .replace("PAYMENT.SUCCESS", "PAYMENT.FAILURE")
            .replace("\"status\":\"SUCCESS\"", "\"status\":\"FAILURE\"")
            .replace("\"0000\"", "\"2099\"");

    assertThat(reader.read(signed(failure)))
        .isInstanceOfSatisfying(
            PaymentReported.class,
            reported ->
                assertThat(reported.report().failure())
                    .contains(new Failure(FailureReason.INVALID_CARD, "2099")));
  }

  @Test
  void readsHeadersInAnyCase() {
    Map<String, String> headers = headers(SUCCESS);
    String sign = headers.remove(PaykkaHeaders.SIGN);
    headers.put("X-PAYKKA-Sign", String.valueOf(sign));

    assertThat(reader.read(new RawWebhook("POST", PATH, headers, SUCCESS.getBytes(UTF_8))))
        .isInstanceOf(PaymentReported.class);
  }

  @Test
  void verifiesTheBytesAndNotTheirMeaning() {
    byte[] respaced = SUCCESS.replace(",", ", ").getBytes(UTF_8);

    assertThat(reader.read(new RawWebhook("POST", PATH, headers(SUCCESS), respaced)))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @Test
  void parsesNothingThatIsNotSigned() {
    byte[] notJson = "{{{".getBytes(UTF_8);

    assertThat(reader.read(new RawWebhook("POST", PATH, Map.of(), notJson)))
        .isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @Test
  void refusesAWebhookSignedForAnotherPath() {
    assertThat(
            reader.read(
                new RawWebhook("POST", "/elsewhere", headers(SUCCESS), SUCCESS.getBytes(UTF_8))))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "trans_id", "order_id", "amount", "currency", "status"})
  void saysWhichFieldIsMissing(String field) {
    String renamed = SUCCESS.replace("\"" + field + "\":", "\"x_" + field + "\":");
    String emptied =
        SUCCESS.replaceAll("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":null");

    assertThat(reader.read(signed(renamed))).isEqualTo(new Malformed(field + " is missing"));
    assertThat(reader.read(signed(emptied))).isEqualTo(new Malformed(field + " is missing"));
  }

  @Test
  void saysThatTheKindIsMissing() {
    assertThat(reader.read(signed("{}"))).isEqualTo(new Malformed("notify_type is missing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "[]", "\"PAYMENT.SUCCESS\"", "{\"a\":1}{}", "{\"a\":1,\"a\":2}"})
  void saysThatASignedBodyIsNotAnObject(String body) {
    assertThat(reader.read(signed(body))).isInstanceOf(Malformed.class);
  }

  @Test
  void saysThatASignedBodyIsEmpty() {
    assertThat(reader.read(signed("")))
        .isEqualTo(new Malformed("not JSON: there is nothing in it"));
  }

  @Test
  void refusesATransIdThatCouldForgeALogLine() {
    assertThat(reader.read(signed(SUCCESS.replace("pay1a01", "pay1\\npaid"))))
        .isEqualTo(new Malformed("trans_id is malformed"));
  }

  @Test
  void leavesRefundsToALaterVersion() {
    String refund =
        """
        {"notify_type":"REFUND.SUCCESS","merchant_id":"18356675194960","trans_id":"r1",
         "order_id":"GW1","refund_order_id":"RG7","status":"SUCCESS","amount":1,"currency":"EUR"}
        """;

    assertThat(reader.read(signed(refund))).isEqualTo(new Unsupported("REFUND.SUCCESS", "RG7"));
  }

  @Test
  void leavesDisputesToALaterVersion() {
    String dispute = "{\"event_type\":\"DISPUTE\",\"dispute_id\":\"DG9\",\"order_id\":\"GW1\"}";

    assertThat(reader.read(signed(dispute))).isEqualTo(new Unsupported("DISPUTE", "DG9"));
  }

  @Test
  void repeatsAnUnknownKindSafely() {
    assertThat(reader.read(signed("{\"notify_type\":\"news\\r\\n<b>\"}")))
        .isEqualTo(new Unsupported("NEWS???B?", "unknown"));
  }

  @Test
  void printsNothingOfAWebhook() {
    assertThat(signed(SUCCESS).toString()).doesNotContain("pay1a01").contains("bytes");
  }

  private RawWebhook signed(String body) {
    return new RawWebhook("POST", PATH, headers(body), body.getBytes(UTF_8));
  }

  private Map<String, String> headers(String body) {
    return paykka.sign("POST", PATH, body.getBytes(UTF_8)).ofRequest("978594372956732");
  }
}
