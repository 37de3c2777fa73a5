package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCardsIT extends SandboxTest {

  private final PaykkaSandbox sandbox =
      start(settings().withPayments(PaymentSettings.DEFAULT.withSlowness(Duration.ofMillis(200))));
  private final TestMerchant merchant = merchantOf(sandbox);

  @ParameterizedTest
  @CsvSource({
    "4000000000000069, 400, 2005",
    "4000000000000127, 400, 2004",
    "4100000000000019, 403, 1022"
  })
  void refusesSomeCardsBeforeThereIsATransaction(String number, int status, String code) {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.card(number));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo(code);
    assertThat(merchant.query("order-1").retCode()).isEqualTo("206024");
  }

  @ParameterizedTest
  @CsvSource({"4000000000003097, 3001", "4000000000009979, 2006", "4000000000000119, 3999"})
  void declinesSomeCardsAtOnce(String number, String code) {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.card(number));

    assertThat(reply.transactionStatus()).isEqualTo("FAILURE");
    assertThat(reply.field("error_code")).isEqualTo(code);
  }

  @Test
  void declinesOneCardWithoutAnyCode() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.card("4000000000009987"));

    assertThat(reply.transactionStatus()).isEqualTo("FAILURE");
    assertThat(reply.data().fields()).doesNotContainKeys("error_code", "error_description");
  }

  @Test
  void declinesOneCardAfterThreeDSecure() {
    PaykkaReply open = merchant.initiate("order-1", TestMerchant.card("4000008400001629"));

    merchant.choose(open.authenticationUrl().orElseThrow(), "approve");

    assertThat(merchant.query("order-1").field("error_code")).isEqualTo("2099");
  }

  @Test
  void letsOneCardWaitForItsIssuer() {
    PaykkaReply open =
        merchant.initiate(
            merchant
                .initiation("order-1", TestMerchant.card("4000000000000077"))
                .put("notify_url", shop.notifyUrl().toString()));

    assertThat(open.transactionStatus()).isEqualTo("PROCESSING");
    assertThat(open.authenticationUrl()).isEmpty();
    assertThat(shop.await(1).getFirst().field("status")).isEqualTo("SUCCESS");
    Await.until("approval", () -> merchant.query("order-1").transactionStatus().equals("SUCCESS"));
  }
}
