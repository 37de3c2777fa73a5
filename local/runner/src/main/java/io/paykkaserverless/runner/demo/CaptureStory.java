package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.sandbox.transaction.Book;
import java.util.List;

/**
 * The story of a payment under manual capture: the money is set aside, a part of it is taken, the
 * rest let go, and some given back. After each step our books are held against PayKKa's.
 */
final class CaptureStory {

  private static final String CARD_APPROVED = "4242424242424242";
  private static final long PRICE = 6940;
  private static final long CAPTURED = 4500;
  private static final long REFUNDED = 1500;

  private final LocalSystem system;
  private final Story story;
  private final HttpShopper shopper;
  private final MerchantDesk merchant;

  CaptureStory(LocalSystem system, Story story, HttpShopper shopper, MerchantDesk merchant) {
    this.system = system;
    this.story = story;
    this.shopper = shopper;
    this.merchant = merchant;
  }

  /**
   * Tells it.
   *
   * @throws StepFailed naming the step that was not as it should be
   */
  void tell() {
    story.chapter("4. Money that is taken later, in part, and given back in part");
    PlacedOrder order = merchant.openToCapture("backorder-1", PRICE, "EUR");
    story.says("Shop", "has one of two items in stock, and opens a payment for both:");
    story.says("", order.price() + ", to be captured by hand: " + order.paymentId());

    HttpAnswer confirmed = shopper.confirm(order, CARD_APPROVED);
    expect("the payment after it was confirmed", confirmed.paymentStatus(), "AUTHORIZED");
    story.says("Shopper", "pays; the money is set aside and not taken.");
    books(order, List.of(PRICE, 0L, 0L, 0L));

    story.says("Shop", "sends the first item, and captures " + order.price(CAPTURED) + ".");
    operate(order, "capture", CAPTURED);
    heard(order, "payment.captured");
    books(order, List.of(PRICE, CAPTURED, 0L, 0L));

    story.says("Shop", "cannot get the other, and voids the rest.");
    merchant.letGo(order);
    heard(order, "payment.partially_reversed");
    books(order, List.of(PRICE, CAPTURED, PRICE - CAPTURED, 0L));

    story.says("Shopper", "is not quite happy; the shop refunds " + order.price(REFUNDED) + ".");
    operate(order, "refunds", REFUNDED);
    merchant.awaitRefunded(order.paymentId(), REFUNDED);
    heard(order, "payment.refunded");
    books(order, List.of(PRICE, CAPTURED, PRICE - CAPTURED, REFUNDED));
    merchant.history(order.paymentId()).stream()
        .filter(change -> !change.before().equals(change.after()))
        .forEach(story::moved);
  }

  private void operate(PlacedOrder order, String what, long amountMinor) {
    JsonObject operation = merchant.operate(order, what, amountMinor);
    story.says(
        "Our API",
        "wrote it down first as %s, asked PayKKa once, and says %s."
            .formatted(
                "\u2026"
                    + operation.text("id").map(id -> id.substring(id.length() - 3)).orElse("?"),
                operation.text("status").orElse("missing")));
  }

  private void heard(PlacedOrder order, String type) {
    ReceivedNotification received = merchant.awaitNotification(order.paymentId(), type);
    if (!received.verified()) {
      throw new StepFailed("the signature of " + type + " is wrong");
    }
    story.says("Our API", "sends the shop's server " + type + ", signed.");
  }

  /** Prints both books, which must say the same: authorised, captured, voided, refunded. */
  private void books(PlacedOrder order, List<Long> wanted) {
    JsonObject ours = merchant.payment(order.paymentId()).object("balances").orElseThrow();
    Book theirs = system.sandbox().control().book(order.transId()).orElseThrow();
    List<Long> ourAmounts =
        List.of("authed_amount", "captured_amount", "voided_amount", "refunded_amount").stream()
            .map(name -> ours.integer(name).orElse(-1L))
            .toList();
    List<Long> theirAmounts =
        List.of(theirs.authed(), theirs.captured(), theirs.voided(), theirs.refunded());
    story.says("", "Our books:     " + inWords(order, ourAmounts));
    story.says("", "PayKKa's:      " + inWords(order, theirAmounts));
    expect("our books", ourAmounts, wanted);
    expect("PayKKa's books", theirAmounts, wanted);
  }

  private static String inWords(PlacedOrder order, List<Long> amounts) {
    return "set aside %s, taken %s, let go %s, given back %s"
        .formatted(amounts.stream().map(order::price).toArray());
  }

  private static void expect(String what, Object actual, Object wanted) {
    if (!actual.equals(wanted)) {
      throw new StepFailed(what + " should be " + wanted + " but is " + actual);
    }
  }
}
