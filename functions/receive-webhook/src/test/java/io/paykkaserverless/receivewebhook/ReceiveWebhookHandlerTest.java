package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveWebhookHandlerTest {

  private final WebhookBench bench = new WebhookBench();

  @Test
  void takesInThatThePaymentSucceeded() throws IOException {
    Answer answer = bench.signed(bench.success()).to(bench.handler);

    assertSuccess(answer);
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.core.payment().history().getLast().speaker())
        .isEqualTo(Speaker.PAYKKA_WEBHOOK);
    assertThat(bench.core.told()).containsExactly("payment.paid");
    assertThat(bench.core.queue.taken()).hasSize(1);
    assertThat(bench.core.signals.raised()).isEmpty();
  }

  @Test
  void takesInThatThePaymentFailed() throws IOException {
    assertSuccess(bench.signed(bench.failure()).to(bench.handler));

    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(bench.core.payment().attempts().getFirst().failure())
        .contains(new Failure(FailureReason.INVALID_CARD, "2099"));
    assertThat(bench.core.told()).containsExactly("payment.declined");
  }

  @Test
  void readsABodyThatApiGatewayEncoded() throws IOException {
    assertSuccess(bench.signed(bench.success()).inBase64().to(bench.handler));

    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void readsTextBeyondAscii() throws IOException {
    SampleEvent event = bench.success().inBody("request success", "交易成功 ✓ ü");

    assertSuccess(bench.signed(event).to(bench.handler));
    assertSuccess(bench.signed(event).inBase64().to(bench.handler));
  }

  @Test
  void takesTheAmountAsDigitsInText() throws IOException {
    assertSuccess(
        bench
            .signed(bench.success().inBody("\"amount\":1250", "\"amount\":\"1250\""))
            .to(bench.handler));
  }

  @Test
  void ignoresFieldsItDoesNotKnow() throws IOException {
    assertSuccess(
        bench
            .signed(bench.success().inBody("{", "{\"session_id\":null,\"goods\":[{\"a\":1}],"))
            .to(bench.handler));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300_000, 300_000})
  void believesAWebhookUpToFiveMinutesAway(long offsetMs) throws IOException {
    SampleEvent event = bench.signed(bench.success());
    bench.core.clock.advance(Duration.ofMillis(offsetMs));

    assertSuccess(event.to(bench.handler));
  }

  @Test
  void verifiesAgainstExactlyThePathItWasCalledBy() throws IOException {
    SampleEvent staged = bench.success().path("/dev/webhooks/paykka");

    assertSuccess(bench.signed(staged).to(bench.handler));
  }

  @Test
  void changesNothingWhenTheSameComesAgain() throws IOException {
    SampleEvent event = bench.signed(bench.success());
    event.to(bench.handler);
    Payment before = bench.core.payment();

    assertSuccess(event.to(bench.handler));
    assertThat(bench.core.payment()).isEqualTo(before);
    assertThat(bench.core.queue.taken()).hasSize(1);
  }

  @Test
  void changesNothingWhenOldNewsComesLate() throws IOException {
    bench.signed(bench.success()).to(bench.handler);
    Payment before = bench.core.payment();

    assertSuccess(bench.signed(bench.authorization()).to(bench.handler));
    assertThat(bench.core.payment()).isEqualTo(before);
  }

  @Test
  void raisesAnAlarmWhenPaykkaContradictsItself() throws IOException {
    bench.signed(bench.success()).to(bench.handler);

    assertSuccess(bench.signed(bench.failure()).to(bench.handler));
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.core.payment().needsAttention()).isTrue();
    assertThat(bench.core.signals.raised()).containsExactly(Signal.PAYMENT_NEEDS_ATTENTION);
  }

  @Test
  void takesInThatARefundArrived() throws IOException {
    bench.signed(bench.success()).to(bench.handler);
    bench.core.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME);
    bench.core.operate.operate(Operations.refundAll("all"));
    OperationId refund = bench.core.payment().books().operations().getFirst().id();

    assertSuccess(
        bench
            .signed(bench.refund(refund).inBody("RG0000000000000001", "RG1000"))
            .to(bench.handler));
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(bench.core.signals.raised()).isEmpty();
  }

  @Test
  void notesAnUnsignedDisputeOfAPaymentAsAHint() throws IOException {
    bench.signed(bench.success()).to(bench.handler);

    assertSuccess(bench.dispute().to(bench.handler));
    assertThat(bench.core.payment().disputes())
        .extracting(Dispute::verified)
        .containsExactly(false);
    assertThat(bench.core.told()).containsExactly("payment.paid", "payment.disputed");
  }

  @Test
  void answersSuccessAlthoughTheQueueIsDown() throws IOException {
    bench.core.queue.breakDown();

    assertSuccess(bench.signed(bench.success()).to(bench.handler));
    assertThat(bench.core.payment().waiting()).hasSize(1);
    assertThat(bench.core.signals.raised()).containsExactly(Signal.NOTIFICATION_NOT_QUEUED);
  }

  @Test
  void letsPaykkaComeAgainWhenNothingCanBeStored() throws IOException {
    SampleEvent event = bench.signed(bench.success());
    bench.core.store.breakDown();
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
  }

  @ParameterizedTest
  @CsvSource({"X-PAYKKA-SIGN,x-paykka-sign", "X-PayKKa-Timestamp,x-paykka-timestamp"})
  void readsHeadersInAnyCase(String spelled, String name) throws IOException {
    SampleEvent signed = bench.signed(bench.success());

    assertSuccess(signed.with("\"" + name + "\"", "\"" + spelled + "\"").to(bench.handler));
  }

  private static void assertSuccess(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
  }
}
