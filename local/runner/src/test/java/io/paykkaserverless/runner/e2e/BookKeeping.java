package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.transaction.Balances;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.util.List;
import java.util.stream.Stream;

/** Our books on a payment, held against those of the PayKKa that moved the money. */
final class BookKeeping {

  private static final List<String> MOVED =
      List.of("authed_amount", "captured_amount", "voided_amount", "refunded_amount");
  private static final List<String> POSSIBLE =
      List.of("able_to_capture_amount", "able_to_void_amount", "able_to_refund_amount");

  private final ScriptedShopper shopper;
  private final SandboxControl paykka;

  BookKeeping(ScriptedShopper shopper, SandboxControl paykka) {
    this.shopper = shopper;
    this.paykka = paykka;
  }

  /**
   * Our books and PayKKa's both say this, and both leave the same possible; minor units.
   *
   * @param status the payment's
   */
  void assertBoth(Created payment, String status, long captured, long voided, long refunded) {
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    Book book = book(payment);
    assertThat(view.text("status")).contains(status);
    assertThat(moved(view)).containsExactly(book.authed(), captured, voided, refunded);
    assertThat(List.of(book.captured(), book.voided(), book.refunded()))
        .as("PayKKa's books")
        .containsExactly(captured, voided, refunded);
    assertThat(possible(view)).as("what is possible").isEqualTo(theirPossible(payment));
    assertThat(view.object("paykka_balances")).isEmpty();
    assertThat(view.bool("needs_attention").orElse(false)).isFalse();
  }

  /** What PayKKa moved. */
  Book book(Created payment) {
    return paykka.book(payment.transId()).orElseThrow();
  }

  /** Authorised, captured, voided, refunded, as an answer's {@code balances} say. */
  static List<Long> moved(JsonObject answer) {
    return amounts(answer, MOVED);
  }

  /** What can be captured, voided, refunded, as an answer's {@code balances} say. */
  static List<Long> possible(JsonObject answer) {
    return amounts(answer, POSSIBLE);
  }

  private List<Long> theirPossible(Created payment) {
    Balances theirs =
        paykka.transaction(payment.transId()).map(Transaction::balances).orElseThrow();
    return Stream.of(theirs.ableToCapture(), theirs.ableToVoid(), theirs.ableToRefund()).toList();
  }

  private static List<Long> amounts(JsonObject answer, List<String> names) {
    JsonObject balances = answer.object("balances").orElseThrow();
    return names.stream().map(name -> balances.integer(name).orElseThrow()).toList();
  }
}
