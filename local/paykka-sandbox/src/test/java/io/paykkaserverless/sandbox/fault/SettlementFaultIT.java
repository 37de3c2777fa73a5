package io.paykkaserverless.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.support.Cashier;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementFaultIT extends SettlementTest {

  @Test
  void losesACaptureBeforeItTakesEffect() {
    String order = authorize("order-1");
    arm(new Fault.LostRequest(), "capture");

    getsNoAnswer(() -> cashier.capture(order, 500));

    stands("order-1", "AUTHORIZED", 1250, 0, 1250, 0, 1250, 0, 0);
    assertThat(sandbox.control().captures("order-1")).isEqualTo(1);
    assertThat(sandbox.control().book("order-1").orElseThrow().captures()).isZero();
  }

  @Test
  void takesMoneyTwiceWhereAMerchantAsksAgainAfterALostAnswer() {
    String order = authorize("order-1");
    arm(new Fault.LostAnswer(), "capture");

    getsNoAnswer(() -> cashier.capture(order, 500));
    accepted(cashier.capture(order, 500));

    assertThat(sandbox.control().captures("order-1")).isEqualTo(2);
    assertThat(sandbox.control().book("order-1").orElseThrow().captured()).isEqualTo(1000);
  }

  @Test
  void givesMoneyBackOnceWhereAMerchantAsksAgainAfterALostAnswer() {
    String order = pay("order-1");
    arm(new Fault.LostAnswer(), "refund");

    getsNoAnswer(() -> cashier.refund("refund-1", order, 500));
    accepted(cashier.refund("refund-1", order, 500));

    assertThat(sandbox.control().refunds("order-1")).isEqualTo(2);
    assertThat(sandbox.control().refunds("refund-1")).isEqualTo(2);
    assertThat(sandbox.control().book("order-1").orElseThrow().refunded()).isEqualTo(500);
  }

  @Test
  void failsBeforeOrAfterTheEffectOfAVoid() {
    String before = authorize("order-1");
    arm(new Fault.ServerError(false), "void");
    assertThat(cashier.voidRest(before).status()).isEqualTo(500);
    stands("order-1", "AUTHORIZED", 1250, 0, 1250, 0, 1250, 0, 0);

    String after = authorize("order-2");
    arm(new Fault.ServerError(true), "void");
    assertThat(cashier.voidRest(after).status()).isEqualTo(500);
    stands("order-2", "CANCELED", 1250, 0, 0, 1250, 0, 0, 0);
  }

  @Test
  void limitsTheRateOfRefundQueries() {
    cashier.refund("refund-1", pay("order-1"), 500);
    arm(new Fault.RateLimited(), "refund-query");

    assertThat(cashier.queryRefund("refund-1").status()).isEqualTo(429);
    accepted(cashier.queryRefund("refund-1"));
    assertThat(sandbox.control().refundQueries("order-1")).isEqualTo(2);
  }

  @Test
  void answersGarbageUnsignedOrForgedAfterTheEffect() {
    String order = authorize("order-1");
    arm(new Fault.GarbageBody(), "capture");
    assertThat(cashier.capture(order, 100).body()).startsWith("<html>");
    arm(new Fault.UnsignedReply(), "capture");
    assertThat(cashier.capture(order, 100).headers()).doesNotContainKey("x-paykka-sign");
    arm(new Fault.ForgedReply(), "capture");
    assertThat(verify(cashier.capture(order, 100)))
        .isEqualTo(new Verification.Rejected(Verification.Reason.WRONG_SIGNATURE));
    assertThat(verify(cashier.capture(order, 100))).isInstanceOf(Verification.Verified.class);

    stands("order-1", "AUTHORIZED", 1250, 400, 850, 0, 850, 0, 400);
  }

  @Test
  void reportsARefundBeforeItsRequestIsAnswered() {
    String order = pay("order-1");
    shop.await(1);
    arm(new Fault.SlowAnswer(Duration.ofMinutes(5)), "refund");

    Thread refund = Thread.ofVirtual().start(() -> cashier.refund("refund-1", order, 500));

    assertThat(shop.await(2).getLast().field("notify_type")).isEqualTo("REFUND.SUCCESS");
    assertThat(refund.isAlive()).isTrue();
  }

  @Test
  void happensToTheNamedRefundOnly() {
    String order = pay("order-1");
    sandbox
        .control()
        .arm(ArmedFault.once(new Fault.RateLimited()).on("refund").forTransaction("refund-2"));

    assertThat(cashier.refund("refund-1", order, 100).status()).isEqualTo(200);
    assertThat(cashier.refund("refund-2", order, 100).status()).isEqualTo(429);
  }

  @Test
  void happensToRefundsOfTheNamedPaymentOnly() {
    String order = pay("order-1");
    String other = pay("order-2");
    sandbox
        .control()
        .arm(ArmedFault.once(new Fault.RateLimited()).on("refund").forTransaction("order-2"));

    assertThat(cashier.refund("refund-1", order, 100).status()).isEqualTo(200);
    assertThat(cashier.refund("refund-2", other, 100).status()).isEqualTo(429);
  }

  @Test
  void isTriggeredByTheEndOfARefundsNumber() {
    String order = pay("order-1");

    getsNoAnswer(() -> cashier.refund("1-lost-answer", order, 100));

    assertThat(cashier.queryRefund("1-lost-answer").field("status")).isEqualTo("SUCCESS");
  }

  private void arm(Fault fault, String operation) {
    sandbox.control().arm(ArmedFault.once(fault).on(operation));
  }

  private Verification verify(PaykkaReply reply) {
    return new PaykkaVerifier(List.of(sandbox.platformPublicKey()), clock)
        .verify(
            "POST",
            Cashier.CAPTURE,
            reply.headers(),
            reply.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void getsNoAnswer(Runnable call) {
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(call::run);
  }
}
