package io.paykkaserverless.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFaultIT extends SandboxTest {

  private static final String UNKNOWN = "206024";

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void losesAnAnswerAfterCharging() {
    sandbox.control().arm(new Fault.LostAnswer());

    getsNoAnswer(() -> pay("order-1"));

    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
    assertThat(sandbox.control().initiations("order-1")).isEqualTo(1);
  }

  @Test
  void losesARequestBeforeItTakesEffect() {
    sandbox.control().arm(new Fault.LostRequest());

    getsNoAnswer(() -> pay("order-1"));

    assertThat(merchant.query("order-1").retCode()).isEqualTo(UNKNOWN);
    assertThat(sandbox.control().initiations("order-1")).isEqualTo(1);
  }

  @Test
  void answersLate() {
    sandbox.control().arm(new Fault.SlowAnswer(Duration.ofMillis(150)));
    long before = System.nanoTime();

    assertThat(pay("order-1").transactionStatus()).isEqualTo("SUCCESS");

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void failsBeforeTheEffect() {
    sandbox.control().arm(new Fault.ServerError(false));

    refused(pay("order-1"), 500);

    assertThat(merchant.query("order-1").retCode()).isEqualTo(UNKNOWN);
  }

  @Test
  void failsAfterTheEffect() {
    sandbox.control().arm(new Fault.ServerError(true));

    refused(pay("order-1"), 500);

    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void limitsTheRateWithoutEffect() {
    sandbox.control().arm(new Fault.RateLimited());

    refused(pay("order-1"), 429);

    assertThat(merchant.query("order-1").retCode()).isEqualTo(UNKNOWN);
  }

  @Test
  void answersGarbageAfterTheEffectButSignsIt() {
    sandbox.control().arm(new Fault.GarbageBody());

    PaykkaReply reply = pay("order-1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).startsWith("<html>");
    assertThat(verify(reply)).isInstanceOf(Verification.Verified.class);
    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void leavesOutTheSignature() {
    sandbox.control().arm(new Fault.UnsignedReply());

    PaykkaReply reply = pay("order-1");

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.headers()).doesNotContainKey("x-paykka-sign");
  }

  @Test
  void signsWithAnotherKey() {
    sandbox.control().arm(new Fault.ForgedReply());

    assertThat(verify(pay("order-1")))
        .isEqualTo(new Verification.Rejected(Verification.Reason.WRONG_SIGNATURE));
  }

  @Test
  void combinesFaults() {
    sandbox.control().arm(new Fault.UnsignedReply());
    sandbox.control().arm(new Fault.ServerError(true));

    PaykkaReply reply = pay("order-1");

    refused(reply, 500);
    assertThat(reply.headers()).doesNotContainKey("x-paykka-sign");
  }

  @Test
  void happensAsOftenAsArmed() {
    sandbox.control().arm(ArmedFault.once(new Fault.RateLimited()).times(2));

    assertThat(pay("order-1").status()).isEqualTo(429);
    assertThat(pay("order-2").status()).isEqualTo(429);
    assertThat(pay("order-3").status()).isEqualTo(200);
  }

  @Test
  void happensToTheNamedTransactionOnly() {
    sandbox.control().arm(ArmedFault.once(new Fault.RateLimited()).forTransaction("order-2"));

    assertThat(pay("order-1").status()).isEqualTo(200);
    assertThat(pay("order-2").status()).isEqualTo(429);
  }

  @Test
  void happensToQueriesWhereAskedTo() {
    sandbox.control().arm(ArmedFault.once(new Fault.LostAnswer()).on("query"));

    assertThat(pay("order-1").status()).isEqualTo(200);
    getsNoAnswer(() -> merchant.query("order-1"));
    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
    assertThat(sandbox.control().queries("order-1")).isEqualTo(2);
  }

  @Test
  void isNotUsedUpByARequestThatIsNotLetIn() {
    sandbox.control().arm(new Fault.RateLimited());
    merchant.send(TestMerchant.INITIATE, Map.of(), "{}");

    assertThat(pay("order-1").status()).isEqualTo(429);
  }

  @Test
  void isTriggeredByTheEndOfATransId() {
    getsNoAnswer(() -> pay("order-1-lost-answer"));

    assertThat(merchant.query("order-1-lost-answer").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void isTriggeredByTheNameOnTheCard() {
    var body =
        merchant.initiation("order-1", TestMerchant.VISA).payment("holder_name", "Lost answer");

    getsNoAnswer(() -> merchant.initiate(body));

    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
  }

  private PaykkaReply pay(String transId) {
    return merchant.initiate(transId, TestMerchant.VISA);
  }

  private Verification verify(PaykkaReply reply) {
    return new PaykkaVerifier(List.of(sandbox.platformPublicKey()), clock)
        .verify(
            "POST",
            TestMerchant.INITIATE,
            reply.headers(),
            reply.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void getsNoAnswer(Runnable call) {
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(call::run);
  }

  private static void refused(PaykkaReply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo("999999");
  }
}
