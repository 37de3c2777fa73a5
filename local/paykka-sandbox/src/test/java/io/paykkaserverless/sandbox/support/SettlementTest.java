package io.paykkaserverless.sandbox.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.SandboxSettings;
import io.paykkaserverless.sandbox.transaction.RefundCourse;
import org.junit.jupiter.api.BeforeEach;

/** A test of what happens after approval; refunds are decided at once unless it says otherwise. */
public abstract class SettlementTest extends SandboxTest {

  protected PaykkaSandbox sandbox;
  protected TestMerchant merchant;
  protected Cashier cashier;

  @BeforeEach
  void open() {
    sandbox = start(settings());
    merchant = merchantOf(sandbox);
    cashier = new Cashier(merchant);
  }

  @Override
  protected SandboxSettings settings() {
    return super.settings().withRefunds(RefundCourse.AT_ONCE);
  }

  protected String authorize(String transId) {
    return cashier.authorize(transId, shop.notifyUrl());
  }

  protected String pay(String transId) {
    return cashier.pay(transId, shop.notifyUrl());
  }

  protected static void accepted(PaykkaReply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.retCode()).isEqualTo("000000");
  }

  protected static void refused(PaykkaReply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo(code);
    assertThat(reply.json().get("data")).isEmpty();
  }

  /** In PayKKa's order: authed, captured, able to capture, voided, able to void, refunded, able. */
  protected void stands(String transId, String status, long... balances) {
    PaykkaReply reply = merchant.query(transId);
    assertThat(reply.transactionStatus()).isEqualTo(status);
    assertThat(
            new long[] {
              reply.balance("authed_amount"),
              reply.balance("captured_amount"),
              reply.balance("able_to_capture_amount"),
              reply.balance("voided_amount"),
              reply.balance("able_to_void_amount"),
              reply.balance("refunded_amount"),
              reply.balance("able_to_refund_amount")
            })
        .containsExactly(balances);
  }
}
