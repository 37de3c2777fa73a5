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
import java.util.Locale;

/**
 * Four stories on a running system, told step by step: a payment through 3-D Secure to PAID, one to
 * DECLINED, a subscription, and a payment that is captured in part and refunded. Each step is
 * checked; the first that is not as it should be ends it all.
 */
public final class Demo implements AutoCloseable {

  private static final String CARD_WITH_3DS = "4000000000003220";
  private static final String CARD_DECLINED = "4000000000000002";
  private static final String CARD_APPROVED = "4242424242424242";

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
   * Tells all four.
   *
   * @throws StepFailed naming the step that was not as it should be
   */
  public void run() {
    paidThrough3ds();
    declined();
    subscribed();
    new CaptureStory(system, story, shopper, merchant).tell();
    story.line("");
    story.line("All ended as they should: one PAID, one DECLINED, one subscription charged once");
    story.line(
        "for its next period, one payment captured in part and refunded, and the shop knows.");
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

  private void subscribed() {
    story.chapter("3. A subscription");
    story.says("Shopper", "subscribes to breakfast for two, every month.");
    PlacedOrder order = opened(shopper.subscribe("breakfast"));

    HttpAnswer confirmed = confirm(order, CARD_APPROVED);
    expect("the payment after it was confirmed", confirmed.paymentStatus(), "PAID");
    tellChanges(order, 0);
    webhook(order);
    finish(order, "PAID");
    NotificationMessage created = heard(order.paymentId(), NotificationMessage.AGREEMENT_CREATED);
    String agreement =
        created
            .agreementId()
            .orElseThrow(() -> new StepFailed("the notification does not name the agreement"));
    story.says("", "It may be charged from now on: " + agreement);
    chargedOnce(order, agreement);
  }

  private void chargedOnce(PlacedOrder order, String agreement) {
    String period = merchant.nextPeriod(agreement);
    JsonObject charge = merchant.charge(agreement, period, order);
    String payment = charge.text("id").orElse("missing");
    story.says("Shop", "charges " + order.price() + " for the period " + period + ", while");
    story.says("", "the shopper is away: " + payment);
    merchant.history(payment).forEach(story::moved);
    expect("the charge", charge.text("status").orElse("missing"), "PAID");
    heard(payment, "payment.paid");

    story.says("Shop", "asks once more for the same period.");
    JsonObject again = merchant.charge(agreement, period, order);
    expect("the payment of the second request", again.text("id").orElse("missing"), payment);
    story.says("Our API", "answers with the payment that is there, and charges nothing.");
    askedOnce(payment + "a01", "the card for that period");
  }

  private PlacedOrder order() {
    story.says("Shopper", "orders breakfast for two.");
    return opened(shopper.order("breakfast"));
  }

  private PlacedOrder opened(PlacedOrder order) {
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

  /** Waits for a notification and tells that it came and was verified. */
  private NotificationMessage heard(String paymentId, String type) {
    ReceivedNotification received = merchant.awaitNotification(paymentId, type);
    NotificationMessage message =
        received.message().orElseThrow(() -> new StepFailed("the notification cannot be read"));
    if (!(received.verification() instanceof Verification.Genuine genuine)) {
      throw new StepFailed("the notification's signature is wrong");
    }
    story.says("Our API", "sends the shop's server " + message.type() + ", signed.");
    story.says("Shop", "verified the signature of " + genuine.id() + ".");
    return message;
  }

  private void finish(PlacedOrder order, String status) {
    heard(order.paymentId(), "payment." + status.toLowerCase(Locale.ROOT));
    String known = system.merchant().order(order.number()).map(o -> o.status()).orElse("unknown");
    story.says("", "Order " + order.number() + ": OPEN -> " + known);
    expect("the order in the shop's books", known, status);

    JsonObject payment = merchant.payment(order.paymentId());
    expect("the payment in the end", payment.text("status").orElse("missing"), status);
    askedOnce(order.transId(), "the card");
  }

  private void askedOnce(String transId, String what) {
    long initiations = system.sandbox().control().initiations(transId);
    story.says("PayKKa", "was asked to charge " + what + " " + times(initiations) + ".");
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
