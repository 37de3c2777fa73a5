package io.paykkaserverless.paykka.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.EventReading.Malformed;
import io.paykkaserverless.core.webhook.EventReading.Read;
import io.paykkaserverless.core.webhook.PaykkaEvent.DisputeReported;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.webhook.WebhookReading.Rejected;
import io.paykkaserverless.paykka.webhook.WebhookReading.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisputeWebhookTest {

  private static final String DISPUTE =
      """
      {"event_type":"DISPUTE","merchant_id":"18356675194960","merchant_name":"Coffee Ltd",
       "trans_id":"pay1a01","order_id":"GW1","dispute_id":"DG9","arn":"74027",
       "card_bin":"424242","card_last4":"4242","dispute_stage":"DISPUTE_CREATED",
       "reason_code":"10.4","dispute_amount":1250,"dispute_currency":"EUR",
       "dispute_time":"2026-11-09T18:15:30+08:00","due_time":"2026-11-23T18:15:30+08:00"}
      """;

  private static final DisputeReport REPORT =
      new DisputeReport(
          "pay1a01",
          new MerchantId("18356675194960"),
          new PaykkaOrderId("GW1"),
          "DG9",
          "DISPUTE_CREATED",
          Optional.of("10.4"),
          Optional.of(Money.of(1250, "EUR")),
          Optional.of(Instant.parse("2026-11-23T10:15:30Z")));

  private final WebhookBench bench = new WebhookBench();

  @Test
  void readsADisputeWithoutSignatureAsAHint() {
    assertThat(bench.readUnsigned(DISPUTE))
        .isEqualTo(new Taken(new Read(new DisputeReported(REPORT, false), "DISPUTE")));
  }

  @Test
  void readsASignedDisputeAsVerified() {
    assertThat(bench.readSigned(DISPUTE))
        .isEqualTo(new Taken(new Read(new DisputeReported(REPORT, true), "DISPUTE")));
    assertThat(bench.reader.reread(DISPUTE.getBytes(UTF_8)))
        .isEqualTo(new Read(new DisputeReported(REPORT, true), "DISPUTE"));
  }

  @Test
  void readsADisputeThatNamesItselfLikeAllOthers() {
    String renamed = DISPUTE.replace("\"event_type\"", "\"notify_type\"");

    assertThat(bench.readUnsigned(renamed))
        .isEqualTo(new Taken(new Read(new DisputeReported(REPORT, false), "DISPUTE")));
  }

  @Test
  void doesNotTakeAnApplicationsNameForASignature() {
    assertThat(
            WebhookBench.said(
                bench.readUnder(Map.of(PaykkaHeaders.APP_ID, "978594372956732"), DISPUTE)))
        .isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @CsvSource({
    PaykkaHeaders.TIMESTAMP + ", MISSING_NONCE",
    PaykkaHeaders.NONCE + ", MISSING_TIMESTAMP",
    PaykkaHeaders.SIGN + ", MISSING_TIMESTAMP",
    PaykkaHeaders.SIGN_ALG + ", MISSING_TIMESTAMP"
  })
  void rejectsADisputeWithASignatureThatIsPartlyThere(String header, Reason reason) {
    for (String value : new String[] {"", "1795601730123"}) {
      assertThat(bench.readUnder(Map.of(header.toUpperCase(Locale.ROOT), value), DISPUTE))
          .isEqualTo(new Rejected(reason));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PaykkaHeaders.TIMESTAMP, PaykkaHeaders.NONCE, PaykkaHeaders.SIGN})
  void rejectsADisputeWithoutOneHeaderOfItsSignature(String header) {
    Map<String, String> headers = bench.headers(DISPUTE);
    headers.remove(header);

    assertThat(bench.readUnder(headers, DISPUTE)).isInstanceOf(Rejected.class);
  }

  @Test
  void rejectsADisputeWithAWrongSignature() {
    assertThat(bench.readUnder(bench.headers(DISPUTE), DISPUTE.replace("1250", "1251")))
        .isEqualTo(new Rejected(Reason.WRONG_SIGNATURE));
  }

  @Test
  void doesNotTakeForADisputeWhatAlsoSaysItIsAPayment() {
    String both = DISPUTE.replace("{", "{\"notify_type\":\"PAYMENT.SUCCESS\",");

    assertThat(bench.readUnsigned(both)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISPUTE.CREATED", "DISPUTES", "NEWS", " DISPUTE"})
  void readsNoOtherKindWithoutSignature(String kind) {
    assertThat(bench.readUnsigned(DISPUTE.replace("\"DISPUTE\"", "\"" + kind + "\"")))
        .isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "trans_id", "order_id", "dispute_id", "dispute_stage"})
  void readsNoDisputeWithoutTheFieldsThatSayWhichItIs(String field) {
    String renamed = DISPUTE.replace("\"" + field + "\":", "\"x_" + field + "\":");

    assertThat(bench.readSigned(renamed))
        .isEqualTo(new Taken(new Malformed(field + " is missing")));
    assertThat(bench.readUnsigned(renamed)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @ParameterizedTest
  @CsvSource({
    "pay1a01, trans_id",
    "18356675194960, merchant_id",
    "GW1, order_id",
    "DG9, dispute_id",
    "DISPUTE_CREATED, dispute_stage"
  })
  void readsNoDisputeWhoseNumbersAreOfAnotherAlphabetOrLength(String value, String field) {
    for (String hostile :
        new String[] {"a b", "a\\nb", "<script>", "a/b", "é", "\\u0000", "x".repeat(65)}) {
      String changed = DISPUTE.replace("\"" + value + "\"", "\"" + hostile + "\"");

      assertThat(bench.readSigned(changed))
          .isEqualTo(new Taken(new Malformed(field + " is malformed")));
      assertThat(bench.readUnsigned(changed)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
    }
  }

  /** Anybody can send one without a signature, and what it says is kept. */
  @ParameterizedTest
  @ValueSource(strings = {"pay1a01", "DG9", "DISPUTE_CREATED"})
  void readsNoDisputeThatACardNumberStandsFor(String value) {
    String changed = DISPUTE.replace("\"" + value + "\"", "\"4242424242424242\"");

    assertThat(bench.readUnsigned(changed)).isEqualTo(new Rejected(Reason.MISSING_TIMESTAMP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fraud, they say", "10.4\\n", "12345678901234567", "<b>", " ", "4242424242424242"})
  void leavesOutAReasonThatIsNoCode(String code) {
    DisputeReport read = unsigned(DISPUTE.replace("\"10.4\"", "\"" + code + "\""));

    assertThat(read.reasonCode()).isEmpty();
    assertThat(read.disputeId()).isEqualTo("DG9");
  }

  @ParameterizedTest
  @CsvSource({
    "1250, null",
    "\"EUR\", null",
    "\"EUR\", \"eur\"",
    "\"EUR\", \"XXX\"",
    "1250, 12.50",
    "1250, -1",
    "1250, 1e3",
    "1250, 1000000000000",
    "1250, \"12 50\"",
    "1250, true"
  })
  void leavesOutAnAmountThatIsNone(String part, String malformed) {
    assertThat(unsigned(DISPUTE.replace(part, malformed)).amount()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T18:15:30+0800, 2026-11-23T10:15:30Z",
    "2026-11-23T10:15:30Z, 2026-11-23T10:15:30Z",
    "2026-11-23T04:45:30-05:30, 2026-11-23T10:15:30Z",
    "2026-11-23T18:15:30.123999999+08:00, 2026-11-23T10:15:30.123Z"
  })
  void readsEveryWayThatPaykkaWritesATime(String text, Instant meant) {
    assertThat(unsigned(DISPUTE.replace("2026-11-23T18:15:30+08:00", text)).dueAt())
        .contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-11-23T18:15:30",
        "2026-13-23T18:15:30Z",
        "2026-02-30T18:15:30Z",
        "2026-11-23T18:15:30+99:00",
        "2026-11-23T18:15:30+08:00[Asia/Hong_Kong]",
        "+999999999-01-01T00:00:00Z",
        "-2026-11-23T18:15:30Z",
        "1795601730",
        "soon"
      })
  void leavesOutATimeThatIsNone(String text) {
    assertThat(unsigned(DISPUTE.replace("2026-11-23T18:15:30+08:00", text)).dueAt()).isEmpty();
  }

  @Test
  void readsADisputeThatSaysNoMoreThanItMust() {
    String bare =
        """
        {"event_type":"dispute","merchant_id":"18356675194960","trans_id":"pay1a01",
         "order_id":"GW1","dispute_id":"DG9","dispute_stage":"DISPUTE_CREATED"}
        """;

    assertThat(unsigned(bare))
        .isEqualTo(
            new DisputeReport(
                "pay1a01",
                REPORT.merchantId(),
                REPORT.orderId(),
                "DG9",
                "DISPUTE_CREATED",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void makesNothingButAHintOfWhateverComesUnsigned() {
    Random random = new Random(20261124);
    int read = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] body = DISPUTE.getBytes(UTF_8);
      for (int change = random.nextInt(4); change > 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      String text = new String(body, StandardCharsets.ISO_8859_1);
      WebhookReading reading =
          bench.reader.read(new RawWebhook("POST", List.of(WebhookBench.PATH), Map.of(), body));

      switch (reading) {
        case Taken(Read(DisputeReported(DisputeReport report, boolean verified), String kind)) -> {
          read++;
          assertThat(verified).as(text).isFalse();
          assertThat(kind).isEqualTo("DISPUTE");
          assertThat(report.disputeId() + report.stage() + report.transId())
              .as(text)
              .matches("[A-Za-z0-9_-]{3,192}");
          assertThat(report.reasonCode().orElse("-")).matches("[A-Za-z0-9._-]{1,16}");
        }
        case Rejected(Reason reason) -> assertThat(reason).isEqualTo(Reason.MISSING_TIMESTAMP);
        default -> throw new AssertionError(reading + " of " + text);
      }
    }
    assertThat(read).isBetween(500, 4_500);
  }

  private DisputeReport unsigned(String body) {
    EventReading said = WebhookBench.said(bench.readUnsigned(body));
    assertThat(said).isInstanceOf(Read.class);
    return ((DisputeReported) ((Read) said).event()).report();
  }
}
