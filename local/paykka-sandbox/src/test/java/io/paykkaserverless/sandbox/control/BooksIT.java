package io.paykkaserverless.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.transaction.Balances;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BooksIT extends SettlementTest {

  @Test
  void addUpWhatMoved() {
    String order = authorize("order-1");
    cashier.capture(order, 600);
    cashier.capture(order, 400);
    cashier.voidRest(order);
    cashier.refund("refund-1", order, 300);
    sandbox.control().arm(new Fault.RefundReview());
    cashier.refund("refund-2", order, 200);

    assertThat(sandbox.control().books())
        .containsExactly(
            new Book(
                "order-1",
                order,
                sandbox.control().transaction("order-1").orElseThrow().order().amount().currency(),
                Status.PARTIALLY_REFUNDED,
                1250,
                1000,
                250,
                300,
                200,
                2,
                1,
                1));
  }

  @Test
  void areShownWithTheTransactionAndTogether() {
    cashier.refund("refund-1", pay("order-1"), 300);
    authorize("order-2");

    JsonObject shown = merchant.control("GET", "transactions/order-1", "").json();
    PaykkaReply all = merchant.control("GET", "books", "");

    assertThat(shown.object("book").orElseThrow().integer("refunded")).contains(300L);
    assertThat(shown.array("refunds").orElseThrow().values()).hasSize(1);
    assertThat(all.json().array("books").orElseThrow().values()).hasSize(2);
    assertThat(all.body()).contains("\"captures\":1,\"voids\":0,\"refunds\":1");
  }

  @Test
  void showRefundsAndLetThemBeDecided() {
    sandbox.control().arm(new Fault.RefundReview());
    cashier.refund("refund-1", pay("order-1"), 300);

    PaykkaReply open = merchant.control("GET", "refunds/refund-1", "");
    PaykkaReply paid = merchant.control("POST", "refunds/refund-1/pay", "");

    assertThat(open.json().object("refund").orElseThrow().text("status")).contains("REVIEWING");
    assertThat(paid.json().object("refund").orElseThrow().text("status")).contains("SUCCESS");
    assertThat(merchant.control("POST", "refunds/refund-1/fail", "").status()).isEqualTo(404);
    assertThat(merchant.control("GET", "refunds/refund-2", "").status()).isEqualTo(404);
  }

  @Test
  void countWhatWasAskedBesideWhatMoved() {
    String order = authorize("order-1");
    cashier.capture(order, 5000);
    cashier.capture(order);
    cashier.voidRest(order);
    cashier.refund("refund-1", order, 1);
    cashier.queryRefund("refund-1");

    JsonObject counts = merchant.control("GET", "requests?trans_id=order-1", "").json();

    assertThat(counts.integer("captures")).contains(2L);
    assertThat(counts.integer("voids")).contains(1L);
    assertThat(counts.integer("refunds")).contains(1L);
    assertThat(counts.integer("refund_queries")).contains(1L);
    assertThat(sandbox.control().book("order-1").orElseThrow().voids()).isZero();
  }

  @Test
  void neverShowMoreGivenBackThanWasTakenThoughTwentyAskAtOnce() throws Exception {
    String order = pay("order-1");

    List<PaykkaReply> replies = atOnce(20, i -> cashier.refund("refund-" + i, order, 100));

    assertThat(replies.stream().filter(it -> it.status() == 200)).hasSize(12);
    assertThat(replies.stream().filter(it -> it.retCode().equals("4103"))).hasSize(8);
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 1200, 50);
  }

  @Test
  void showOneRefundWhereTwentyAskUnderOneNumber() throws Exception {
    String order = pay("order-1");

    List<PaykkaReply> replies = atOnce(20, _ -> cashier.refund("refund-1", order, 100));

    assertThat(replies.stream().map(it -> it.field("refund_order_id")).distinct()).hasSize(1);
    assertThat(sandbox.control().book("order-1").orElseThrow().refunded()).isEqualTo(100);
  }

  @Test
  void showEachApprovedCentOnceThoughCapturesAndVoidsRace() throws Exception {
    String order = authorize("order-1");

    atOnce(20, i -> i == 7 ? cashier.voidRest(order) : cashier.capture(order, 100));

    Book book = sandbox.control().book("order-1").orElseThrow();
    assertThat(book.captured() + book.voided()).isLessThanOrEqualTo(1250);
    consistent("order-1");
  }

  @Test
  void agreeWithTheBalancesWhateverIsDone() {
    Random random = new Random(20261123);
    for (int round = 0; round < 8; round++) {
      String transId = "order-" + round;
      String order = authorize(transId);
      for (int step = 0; step < 12; step++) {
        act(random, transId + "-" + step, order);
        consistent(transId);
      }
    }
  }

  private void act(Random random, String refundTransId, String order) {
    long minor = 1L + random.nextInt(600);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> cashier.capture(order, minor);
      case 3 -> cashier.voidRest(order);
      case 4 -> {
        sandbox.control().arm(new Fault.RefundFailure());
        cashier.refund(refundTransId, order, minor);
        sandbox.control().clearFaults();
      }
      case 5 -> {
        sandbox.control().arm(new Fault.RefundReview());
        cashier.refund(refundTransId, order, minor);
        sandbox.control().clearFaults();
      }
      default -> cashier.refund(refundTransId, order, minor);
    }
  }

  private void consistent(String transId) {
    Balances balances = sandbox.control().transaction(transId).orElseThrow().balances();
    Book book = sandbox.control().book(transId).orElseThrow();
    assertThat(
            List.of(balances.authed(), balances.captured(), balances.voided(), balances.refunded()))
        .containsExactly(book.authed(), book.captured(), book.voided(), book.refunded());
    assertThat(balances.captured() + balances.voided() + balances.ableToCapture())
        .isEqualTo(balances.authed());
    assertThat(balances.ableToVoid()).isEqualTo(balances.ableToCapture()).isNotNegative();
    assertThat(balances.refunded() + book.refunding() + balances.ableToRefund())
        .isEqualTo(balances.captured());
    assertThat(balances.ableToRefund()).isNotNegative();
  }

  /** One of several that are asked at once. */
  private interface Question {
    PaykkaReply ask(int number);
  }

  private static List<PaykkaReply> atOnce(int count, Question question) throws Exception {
    List<PaykkaReply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<PaykkaReply>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(() -> question.ask(number));
      }
      for (Future<PaykkaReply> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
    }
    return replies;
  }
}
