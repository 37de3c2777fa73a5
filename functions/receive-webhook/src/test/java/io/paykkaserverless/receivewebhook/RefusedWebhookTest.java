package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal of the webhook: a clear answer, one signal, the payment as it was, and nothing
 * kept.
 */
class RefusedWebhookTest {

  private final WebhookBench bench = new WebhookBench();
  private final Payment before = bench.core.payment();

  @AfterEach
  void nothingMoved() {
    assertThat(bench.core.store.all()).containsExactly(before);
    assertThat(bench.core.parked.all()).isEmpty();
    assertThat(bench.core.queue.taken()).isEmpty();
  }

  @Test
  void refusesABodyThatWasTamperedWith() throws IOException {
    assertForged(bench.signed(bench.failure()).inBody("FAILURE", "SUCCESS"));
  }

  @Test
  void refusesABodyThatMeansTheSameInOtherBytes() throws IOException {
    assertForged(bench.signed(bench.success()).inBody(",", ", "));
  }

  @Test
  void refusesEveryFlippedBitOfTheBody() throws IOException {
    SampleEvent signed = bench.signed(bench.success());
    byte[] body = signed.body().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < body.length; i++) {
      byte[] flipped = body.clone();
      flipped[i] ^= (byte) (1 << (i % 8));

      assertThat(signed.body(flipped).to(bench.handler).status())
          .describedAs("bit %d of byte %d", i % 8, i)
          .isEqualTo(401);
    }
    assertThat(bench.core.signals.raised())
        .hasSize(body.length)
        .containsOnly(Signal.WEBHOOK_REJECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {PaykkaHeaders.SIGN, PaykkaHeaders.TIMESTAMP, PaykkaHeaders.NONCE})
  void refusesEveryChangedCharacterOfASignedHeader(String name) throws IOException {
    SampleEvent signed = bench.signed(bench.success());
    String value = header(signed, name);
    for (int i = 0; i < value.length(); i++) {
      char other = value.charAt(i) == '3' ? '4' : '3';
      String changed = value.substring(0, i) + other + value.substring(i + 1);

      assertThat(signed.header(name, changed).to(bench.handler).status())
          .describedAs("character %d of %s", i, name)
          .isEqualTo(401);
    }
  }

  @Test
  void refusesTheSignatureOfAnotherKey() throws IOException {
    assertForged(bench.signedBy(WebhookBench.STRANGER, bench.success()));
  }

  @Test
  void refusesTheSampleWithoutASignature() throws IOException {
    assertForged(bench.success());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-paykka-sign", "x-paykka-timestamp", "x-paykka-nonce"})
  void refusesAWebhookWithoutOneOfItsHeaders(String name) throws IOException {
    assertForged(bench.signed(bench.success()).withoutHeader(name));
  }

  @Test
  void refusesAnotherAlgorithm() throws IOException {
    assertForged(bench.signed(bench.success()).header(PaykkaHeaders.SIGN_ALG, "NONE"));
  }

  @ParameterizedTest
  @CsvSource({"300001,STALE", "-300001,FUTURE"})
  void refusesAWebhookFromAnotherTime(long offsetMs, String reason) throws IOException {
    SampleEvent event = bench.signed(bench.success());
    bench.core.clock.advance(Duration.ofMillis(offsetMs));
    Answer answer = assertRefused(event, 401, "webhook-signature", Signal.WEBHOOK_REJECTED);

    assertThat(answer.json().text("detail").orElseThrow()).contains(reason);
    assertThat(bench.core.signals.subjects()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/dev/webhooks/paykka", "/webhooks/paykka/", "/webhooks/PAYKKA", "/webhooks"})
  void refusesAWebhookThatWasSignedForAnotherPath(String path) throws IOException {
    assertForged(bench.signed(bench.success()).path(path));
  }

  @Test
  void refusesAnEmptyBody() throws IOException {
    assertForged(bench.signed(bench.success()).body(""));
  }

  @Test
  void countsAWebhookOfAMegabyte() throws IOException {
    assertRefused(
        bench.success().body("x".repeat(1_048_576)),
        413,
        "body-too-large",
        Signal.WEBHOOK_REJECTED);
  }

  @Test
  void countsAWebhookOfAMegabyteThatIsSigned() throws IOException {
    SampleEvent large = bench.success().inBody("request success", "s".repeat(1_048_576));

    assertRefused(bench.signed(large), 413, "body-too-large", Signal.WEBHOOK_REJECTED);
  }

  @Test
  void ignoresAnUnsignedDisputeThatFitsNoPayment() throws IOException {
    assertRefused(
        bench.dispute().inBody(Payments.ID.value(), Payments.OTHER_ID.value()),
        404,
        "webhook-unknown-payment",
        Signal.DISPUTE_IGNORED);
  }

  @Test
  void refusesADisputeWithAWrongSignature() throws IOException {
    assertForged(bench.signedBy(WebhookBench.STRANGER, bench.dispute()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUND.SUCCESS", "PAYMENT.SUCCESS", "NEWS"})
  void refusesEverythingElseThatIsNotSigned(String kind) throws IOException {
    assertForged(bench.unsigned(bench.success().inBody("PAYMENT.SUCCESS", kind)));
  }

  private void assertForged(SampleEvent event) throws IOException {
    assertRefused(event, 401, "webhook-signature", Signal.WEBHOOK_REJECTED);
  }

  private Answer assertRefused(SampleEvent event, int status, String problem, Signal signal)
      throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(bench.core.signals.raised()).containsExactly(signal);
    return answer;
  }

  private static String header(SampleEvent event, String name) {
    String text = event.text();
    int start = text.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return text.substring(start, text.indexOf('"', start));
  }
}
