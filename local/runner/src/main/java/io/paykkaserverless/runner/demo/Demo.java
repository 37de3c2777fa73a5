package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.merchant.NotificationMessage;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.runner.merchant.Verification;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/**
 * Two payments on a running system, told step by step: one through 3-D Secure to PAID, one to
 * DECLINED. Each step is checked; the first that is not as it should be ends the story.
 */
public final class Demo implements AutoCloseable {

  private static final String CARD_WITH_3DS = "4000000000003220";
  private static final String CARD_DECLINED = "4000000000000002";

  private final LocalSystem system;
  private final Story story;
  private final HttpShopper shopper;
  private final MerchantDesk merchant;

  public Demo(LocalSystem system, PrintStream out) {
    this.system = system;
    this.story = new Story(out);
    this.shopper = new HttpShopper(system);
    this.merchant = new MerchantDesk(system);
  }

  /**
   * Tells both.
   *
   * @throws StepFailed naming the step that was not as it should be
   */
  public void run() {
    paidThrough3ds();
    declined();
    story.line("");
    story.line("Both ended as they should: one PAID, one DECLINED, and the shop knows.");
  }

  @Override
  public void close() {
    shopper.close();
    merchant.close();
  }

  private void paidThrough3ds() {
    story.chapter("1. A payment through 3-D Secure");
    PlacedOrder order = order();

    HttpAnswer confirmed = confirm(order, CARD_WITH_3DS);
    expect("the payment after it was confirmed", confirmed.paymentStatus(), "AWAITING_SHOPPER");
    URI bank =
        confirmed
            .nextAction()
            .orElseThrow(() -> new StepFailed("our API did not say where the bank's page is"));
    int told = tellChanges(order, 0);

    story.says("Our API", "sends the browser to the bank's 3-D Secure page.");
    URI back = location("the bank's page", shopper.tellTheBank(bank, "approve"));
    story.says("Shopper", "approves there.");
    webhook(order);
    told = tellChanges(order, told);
    story.says("Shopper", "is sent back to our API by the bank.");
    URI shop = location("our return page", shopper.open(back));
    String status = shop.getQuery().replaceAll("(?s).*\\bstatus=(\\w+).*", "$1");
    story.says(
        "Our API", "believes PayKKa alone, not the browser, and sends it to the shop: " + status);
    expect("the status the shop's page is told", status, "paid");
    expect("how many changes there were", tellChanges(order, told), told);
    finish(order, "PAID");
  }

  private void declined() {
    story.chapter("2. A payment that is declined");
    PlacedOrder order = order();

    HttpAnswer confirmed = confirm(order, CARD_DECLINED);
    expect("the payment after it was confirmed", confirmed.paymentStatus(), "DECLINED");
    int told = tellChanges(order, 0);
    String words =
        confirmed
            .json()
            .object("failure")
            .flatMap(failure -> failure.text("message"))
            .orElseThrow(() -> new StepFailed("our API did not say why it was declined"));
    story.says("Our API", "tells the shopper: \"" + words + "\"");
    webhook(order);
    expect("how many changes there were", tellChanges(order, told), told);
    story.says("", "It said nothing new, so nothing changed.");
    finish(order, "DECLINED");
  }

  private PlacedOrder order() {
    PlacedOrder order = shopper.order("breakfast");
    story.says("Shopper", "orders breakfast for two.");
    story.says("Shop", "opens " + order.number() + " for " + order.price() + ", its own price,");
    story.says("", "and asks our API for a payment: " + order.paymentId());
    expect("the new payment", shopper.look(order).paymentStatus(), "CREATED");
    return order;
  }

  private HttpAnswer confirm(PlacedOrder order, String card) {
    HttpAnswer answer = shopper.confirm(order, card);
    story.says(
        "Shopper",
        "pays with the card ending in "
            + card.substring(card.length() - 4)
            + "; only its encrypted form leaves the browser.");
    if (answer.status() / 100 != 2) {
      throw new StepFailed(
          "our API answered the confirmation with HTTP " + answer.status() + ": " + answer.text());
    }
    return answer;
  }

  private void webhook(PlacedOrder order) {
    DeliveryLog.Entry delivery = merchant.awaitWebhook(order.transId());
    story.says("PayKKa", "sends its webhook " + delivery.notifyType() + ", signed.");
    story.says("Our API", "verified the signature and answered " + delivery.httpStatus() + ".");
  }

  /** Tells what is new in the payment's history, and how long the history is by now. */
  private int tellChanges(PlacedOrder order, int alreadyTold) {
    List<MerchantDesk.Change> history = merchant.history(order.paymentId());
    history.stream().skip(alreadyTold).forEach(story::moved);
    return history.size();
  }

  private void finish(PlacedOrder order, String status) {
    ReceivedNotification received = merchant.awaitNotification(order.paymentId(), status);
    NotificationMessage message =
        received.message().orElseThrow(() -> new StepFailed("the notification cannot be read"));
    if (!(received.verification() instanceof Verification.Genuine genuine)) {
      throw new StepFailed("the notification's signature is wrong");
    }
    story.says("Our API", "sends the shop's server " + message.type() + ", signed.");
    story.says("Shop", "verified the signature of " + genuine.id() + ".");
    String known = system.merchant().order(order.number()).map(o -> o.status()).orElse("unknown");
    story.says("", "Order " + order.number() + ": OPEN -> " + known);
    expect("the order in the shop's books", known, status);

    JsonObject payment = merchant.payment(order.paymentId());
    expect("the payment in the end", payment.text("status").orElse("missing"), status);
    long initiations = system.sandbox().control().initiations(order.transId());
    story.says("PayKKa", "was asked to charge the card " + times(initiations) + ".");
    expect("how often PayKKa was asked to charge", times(initiations), "once");
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  private static URI location(String who, HttpAnswer answer) {
    return answer
        .location()
        .orElseThrow(
            () -> new StepFailed(who + " sent the browser nowhere (HTTP " + answer.status() + ")"));
  }

  private static void expect(String what, Object actual, Object wanted) {
    if (!actual.equals(wanted)) {
      throw new StepFailed(what + " should be " + wanted + " but is " + actual);
    }
  }
}
