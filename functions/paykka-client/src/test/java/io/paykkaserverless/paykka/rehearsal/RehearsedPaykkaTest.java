package io.paykkaserverless.paykka.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.webhook.EventReading.Read;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.TestKeys;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.RawWebhook;
import io.paykkaserverless.paykka.webhook.WebhookReader;
import io.paykkaserverless.paykka.webhook.WebhookReading;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rehearsal must go the way of the real thing: what is said in it passes every check. */
class RehearsedPaykkaTest {

  private static final String PATH = "/v3/payment/acq/query";
  private static final InstantSource CLOCK = InstantSource.fixed(Payments.NOW);

  private final PaykkaVerifier verifier =
      new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), CLOCK);
  private final RehearsedPaykka paykka =
      new RehearsedPaykka(
          TestKeys.PAYKKA.getPrivate(),
          CLOCK,
          () -> "abcdefghijklmnopqrstuvwxyz",
          Payments.MERCHANT,
          Payments.AMOUNT);

  @Test
  void answersThatWhatItWasAskedAboutHasSucceeded() throws Exception {
    HttpAnswer answer = paykka.answer(PATH, "{\"trans_id\":\"t1\"}".getBytes(UTF_8));

    assertThat(verifier.verify("POST", PATH, answer.headers(), answer.body()))
        .isInstanceOf(Verification.Verified.class);
    assertThat(answer.status()).isEqualTo(200);
    JsonObject envelope = JsonReader.readObject(answer.body());
    assertThat(envelope.text("ret_code")).contains("000000");
    JsonObject data = envelope.object("data").orElseThrow();
    assertThat(data.text("trans_id")).contains("t1");
    assertThat(data.text("status")).contains("SUCCESS");
  }

  @Test
  void signsWebhooksThatAreTakenIn() {
    String body = paykka.webhook(Payments.FIRST);
    WebhookReader reader =
        new WebhookReader(
            verifier, new ReportReader(AddressRule.HTTPS_ONLY, new RecordingSignals()));

    WebhookReading reading =
        reader.read(
            new RawWebhook("POST", List.of(PATH), paykka.signed(PATH, body), body.getBytes(UTF_8)));

    assertThat(reading)
        .isInstanceOfSatisfying(
            WebhookReading.Taken.class,
            taken ->
                assertThat(taken.reading())
                    .isInstanceOfSatisfying(
                        Read.class, read -> tellsOfThePayment((PaymentReported) read.event())));
  }

  private static void tellsOfThePayment(PaymentReported told) {
    assertThat(told.report().transId()).isEqualTo(Payments.FIRST.transId());
    assertThat(told.report().merchantId()).contains(Payments.MERCHANT);
    assertThat(told.report().amount()).contains(Payments.AMOUNT);
    assertThat(told.report().status()).isEqualTo(TransactionStatus.SUCCESS);
    assertThat(told.report().card()).isEqualTo(Optional.of(new CardSummary("VISA", "0000")));
  }

  @Test
  void isAskedInJsonOrNotAtAll() {
    assertThatThrownBy(() -> paykka.answer(PATH, "{".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
