package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that PayKKa signed and that cannot be taken in: kept, and the payment as it was. */
class ParkedWebhookTest {

  private final WebhookBench bench = new WebhookBench();
  private final Payment before = bench.core.payment();

  @AfterEach
  void nothingMoved() {
    assertThat(bench.core.store.all()).containsExactly(before);
    assertThat(bench.core.queue.taken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\"18356675706144\",\"18356675706145\",MERCHANT_DIFFERS",
    "1250,1251,AMOUNT_DIFFERS",
    "1250,1,AMOUNT_DIFFERS",
    "EUR,USD,CURRENCY_DIFFERS",
    "EUR,JPY,CURRENCY_DIFFERS",
    "GW1000,GW1001,ORDER_ID_DIFFERS",
    "a01,a02,UNKNOWN_ATTEMPT"
  })
  void keepsAReportThatContradictsThePayment(String said, String other, ParkedReason reason)
      throws IOException {
    assertParked(
        bench.success().inBody(said, other), reason, Signal.REPORT_MISMATCH, Signal.EVENT_PARKED);
  }

  @Test
  void keepsAReportOfAPaymentThatIsNotHere() throws IOException {
    assertParked(
        bench.success().inBody(Payments.ID.value(), Payments.OTHER_ID.value()),
        ParkedReason.UNKNOWN_PAYMENT,
        Signal.EVENT_PARKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-1001", "p1a01", "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa00"})
  void keepsAReportWhoseTransIdIsNotOurs(String transId) throws IOException {
    assertParked(
        bench.success().inBody(Payments.FIRST.transId(), transId),
        ParkedReason.UNKNOWN_PAYMENT,
        Signal.EVENT_PARKED);
    assertThat(bench.core.signals.subjects())
        .containsExactly("PAYMENT.SUCCESS UNKNOWN_PAYMENT " + transId);
  }

  @Test
  void keepsAReportOfARefundThatWeDidNotAskFor() throws IOException {
    assertParked(
        bench
            .success()
            .inBody("PAYMENT.SUCCESS", "REFUND.SUCCESS")
            .inBody(Payments.FIRST.transId(), "made-in-the-portal"),
        ParkedReason.UNKNOWN_PAYMENT,
        Signal.EVENT_PARKED);
  }

  @Test
  void keepsAKindItCannotActOn() throws IOException {
    assertParked(
        bench.success().body("{\"notify_type\":\"NEWS\",\"order_id\":\"GW1000\"}"),
        ParkedReason.UNSUPPORTED,
        Signal.EVENT_PARKED);
    assertThat(bench.core.signals.subjects()).containsExactly("NEWS UNSUPPORTED GW1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not json", "[]", "null", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "{}", "PAYMENT"})
  void keepsABodyThatMakesNoSense(String body) throws IOException {
    assertParked(bench.success().body(body), ParkedReason.MALFORMED, Signal.EVENT_PARKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "trans_id", "order_id", "amount", "currency", "status"})
  void keepsAReportThatCannotBeCompared(String field) throws IOException {
    assertParked(
        bench.success().inBody("\"" + field + "\"", "\"x_" + field + "\""),
        ParkedReason.MALFORMED,
        Signal.EVENT_PARKED);
  }

  @Test
  void keepsOneThatPaykkaSendsAgainOnce() throws IOException {
    SampleEvent event = bench.success().inBody(Payments.ID.value(), Payments.OTHER_ID.value());
    bench.signed(event).to(bench.handler);
    bench.core.clock.advance(Duration.ofHours(1));

    assertThat(bench.signed(event).to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.parked.all()).hasSize(1);
  }

  @Test
  void letsPaykkaComeAgainWhenItCannotBeKept() throws IOException {
    bench.core.parked.breakDown();
    Answer answer =
        bench.signed(bench.success().body("{\"notify_type\":\"NEWS\"}")).to(bench.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
  }

  private void assertParked(SampleEvent event, ParkedReason reason, Signal... signals)
      throws IOException {
    SampleEvent signed = bench.signed(event);
    // PayKKa does not send all of these, so that the API's document need not know them.
    Answer answer = signed.toHostile(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
    assertThat(bench.core.parked.all()).extracting(ParkedEvent::reason).containsExactly(reason);
    assertThat(bench.core.parked.all().getFirst().body())
        .isEqualTo(EventBody.of(signed.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(bench.core.signals.raised()).containsExactly(signals);
  }
}
