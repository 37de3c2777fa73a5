package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.Cashier;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.transaction.RefundCourse;
import io.paykkaserverless.sandbox.transaction.RefundStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefundCourseIT extends SettlementTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void isDecidedRightAfterTheAnswerUnlessASettingSaysOtherwise() {
    PaykkaSandbox usual = start(settings().withRefunds(RefundCourse.SOON));
    Cashier till = new Cashier(merchantOf(usual));
    String order = till.pay("order-1", shop.notifyUrl());

    assertThat(till.refund("refund-1", order, 100).field("status")).isEqualTo("PROCESSING");

    Await.until("decision", () -> status(usual, "refund-1") == RefundStatus.SUCCESS);
    assertThat(till.queryRefund("refund-1").field("status")).isEqualTo("SUCCESS");
  }

  @Test
  void reservesItsMoneyWhileItIsOpen() {
    sandbox.control().arm(new Fault.DelayedRefund(LONG));
    String order = pay("order-1");

    assertThat(cashier.refund("refund-1", order, 1000).field("status")).isEqualTo("PROCESSING");

    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 250);
    refused(cashier.refund("refund-2", order, 251), 400, "4103");
    accepted(cashier.refund("refund-3", order, 250));
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 250, 0);
  }

  @Test
  void givesItsMoneyBackAfterADelay() {
    sandbox.control().arm(new Fault.DelayedRefund(Duration.ofMillis(20)));

    cashier.refund("refund-1", pay("order-1"), 1250);

    Await.until("decision", () -> status(sandbox, "refund-1") == RefundStatus.SUCCESS);
    stands("order-1", "REFUNDED", 1250, 1250, 0, 0, 0, 1250, 0);
  }

  @Test
  void releasesItsMoneyWhereItFails() {
    sandbox.control().arm(new Fault.RefundFailure());
    String order = pay("order-1");

    var reply = cashier.refund("refund-1", order, 1250);

    accepted(reply);
    assertThat(reply.field("status")).isEqualTo("FAILURE");
    assertThat(reply.field("error_code")).isEqualTo("3061");
    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
    accepted(cashier.refund("refund-2", order, 1250));
  }

  @Test
  void releasesItsMoneyWhereItFailsLater() {
    sandbox.control().arm(new Fault.RefundFailure());
    sandbox.control().arm(new Fault.DelayedRefund(Duration.ofMillis(20)));

    assertThat(cashier.refund("refund-1", pay("order-1"), 1250).field("status"))
        .isEqualTo("PROCESSING");

    Await.until("decision", () -> status(sandbox, "refund-1") == RefundStatus.FAILURE);
    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void isReviewedUntilSomebodyPaysIt() {
    sandbox.control().arm(new Fault.RefundReview());
    assertThat(cashier.refund("refund-1", pay("order-1"), 1000).field("status"))
        .isEqualTo("REVIEWING");
    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 250);

    assertThat(sandbox.control().decideRefund("refund-1", true)).isPresent();

    assertThat(cashier.queryRefund("refund-1").field("status")).isEqualTo("SUCCESS");
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 1000, 250);
  }

  @Test
  void isReviewedUntilSomebodyRefusesIt() {
    sandbox.control().arm(new Fault.RefundReview());
    cashier.refund("refund-1", pay("order-1"), 1000);

    sandbox.control().decideRefund("refund-1", false);

    assertThat(cashier.queryRefund("refund-1").field("status")).isEqualTo("FAILURE");
    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void isReviewedForAWhileWhereThatIsArmedToo() {
    sandbox.control().arm(new Fault.DelayedRefund(Duration.ofMillis(20)));
    sandbox.control().arm(new Fault.RefundReview());

    assertThat(cashier.refund("refund-1", pay("order-1"), 1000).field("status"))
        .isEqualTo("REVIEWING");

    Await.until("decision", () -> status(sandbox, "refund-1") == RefundStatus.SUCCESS);
  }

  @Test
  void isDecidedOnce() {
    cashier.refund("refund-1", pay("order-1"), 1000);

    assertThat(sandbox.control().decideRefund("refund-1", false)).isEmpty();
    assertThat(sandbox.control().decideRefund("refund-2", true)).isEmpty();

    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 1000, 250);
  }

  @Test
  void isChosenByAmount() {
    String order = merchant.initiate(bodyOf("order-1").amount(50_000)).field("order_id");

    assertThat(cashier.refund("refund-1", order, 4091).field("status")).isEqualTo("PROCESSING");
    assertThat(cashier.refund("refund-2", order, 4092).field("status")).isEqualTo("REVIEWING");
    assertThat(cashier.refund("refund-3", order, 4093).field("status")).isEqualTo("FAILURE");
  }

  @Test
  void isChosenByTheEndOfItsNumber() {
    assertThat(cashier.refund("1-refund-failure", pay("order-1"), 100).field("status"))
        .isEqualTo("FAILURE");
  }

  @Test
  void isChosenByThePaymentsNumberOrTheNameOnTheCard() {
    assertThat(cashier.refund("refund-1", pay("1-refund-review"), 100).field("status"))
        .isEqualTo("REVIEWING");
    String order =
        merchant
            .initiate(bodyOf("order-1").payment("holder_name", "Refund failure"))
            .field("order_id");
    assertThat(cashier.refund("refund-2", order, 100).field("status")).isEqualTo("FAILURE");
  }

  @Test
  void isNotUsedUpByARefundThatIsRefusedOrKnown() {
    String order = pay("order-1");
    accepted(cashier.refund("refund-1", order, 100));
    sandbox.control().arm(new Fault.RefundFailure());

    refused(cashier.refund("refund-2", order, 5000), 400, "4103");
    assertThat(cashier.refund("refund-1", order, 100).field("status")).isEqualTo("SUCCESS");

    assertThat(cashier.refund("refund-3", order, 100).field("status")).isEqualTo("FAILURE");
  }

  private InitiationBody bodyOf(String transId) {
    return merchant.initiation(transId, TestMerchant.VISA);
  }

  private static RefundStatus status(PaykkaSandbox where, String refundTransId) {
    return where.control().refund(refundTransId).orElseThrow().status();
  }
}
