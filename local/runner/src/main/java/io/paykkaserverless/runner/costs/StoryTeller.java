package io.paykkaserverless.runner.costs;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.demo.HttpAnswer;
import io.paykkaserverless.runner.demo.HttpShopper;
import io.paykkaserverless.runner.demo.MerchantDesk;
import io.paykkaserverless.runner.demo.PlacedOrder;
import io.paykkaserverless.runner.demo.StepFailed;
import io.paykkaserverless.runner.merchant.NotificationMessage;
import java.net.URI;

/**
 * Makes the stories happen, with no request more than they need: the shop learns everything from
 * messages, and nobody asks how a payment stands.
 */
final class StoryTeller implements AutoCloseable {

  private static final String CARD_WITH_3DS = "4000000000003220";
  private static final String CARD_DECLINED = "4000000000000002";
  private static final String CARD_APPROVED = "4242424242424242";
  private static final long CAPTURED = 6940;
  private static final long REFUNDED = 1500;

  private final HttpShopper shopper;
  private final MerchantDesk merchant;
  private final Runnable rest;
  private int captures;

  /**
   * Tells on a local system.
   *
   * @param rest waits until nothing is under way any more; a story whose steps come while messages
   *     of the step before are delivered would ask for more on one run than on another
   */
  StoryTeller(LocalSystem system, Runnable rest) {
    this.rest = rest;
    this.shopper = new HttpShopper(system);
    this.merchant = new MerchantDesk(system);
  }

  /** A subscription that can be charged. */
  record Subscription(PlacedOrder first, String agreement, String period) {}

  /**
   * A story up to where nothing more is asked; webhooks and messages may still be on their way.
   *
   * @param subscription for the story that charges one
   * @throws StepFailed naming the step that was not as it should be
   */
  void tell(Story story, Subscription subscription) {
    switch (story) {
      case PAID_WITH_3DS -> paidWith3ds();
      case PAID_AT_ONCE -> confirmed(CARD_APPROVED, "PAID");
      case DECLINED -> confirmed(CARD_DECLINED, "DECLINED");
      case CHARGED -> charged(subscription);
      case CAPTURED_AND_REFUNDED -> capturedAndRefunded();
    }
  }

  /** A new subscription, its first payment made. */
  Subscription subscribed() {
    PlacedOrder order = shopper.subscribe("breakfast");
    confirm(order, CARD_APPROVED, "PAID");
    merchant.awaitWebhook(order.transId());
    String agreement =
        merchant
            .awaitNotification(order.paymentId(), NotificationMessage.AGREEMENT_CREATED)
            .message()
            .flatMap(NotificationMessage::agreementId)
            .orElseThrow(() -> new StepFailed("the message does not name the agreement"));
    return new Subscription(order, agreement, merchant.nextPeriod(agreement));
  }

  private void paidWith3ds() {
    PlacedOrder order = shopper.order("breakfast");
    URI bank =
        confirm(order, CARD_WITH_3DS, "AWAITING_SHOPPER")
            .nextAction()
            .orElseThrow(() -> new StepFailed("our API did not say where the bank's page is"));
    URI back =
        shopper
            .tellTheBank(bank, "approve")
            .location()
            .orElseThrow(() -> new StepFailed("the bank sent the browser nowhere"));
    merchant.awaitWebhook(order.transId());
    merchant.awaitNotification(order.paymentId(), "payment.paid");
    if (shopper.open(back).location().isEmpty()) {
      throw new StepFailed("our return page sent the browser nowhere");
    }
  }

  private void confirmed(String card, String status) {
    PlacedOrder order = shopper.order("breakfast");
    confirm(order, card, status);
    merchant.awaitWebhook(order.transId());
  }

  private void charged(Subscription subscription) {
    JsonObject charge =
        merchant.charge(subscription.agreement(), subscription.period(), subscription.first());
    String payment = charge.text("id").orElseThrow(() -> new StepFailed("a charge lacks its id"));
    merchant.awaitWebhook(payment + "a01");
    merchant.awaitNotification(payment, "payment.paid");
  }

  private void capturedAndRefunded() {
    PlacedOrder order = merchant.openToCapture("to-capture-" + ++captures, CAPTURED, "EUR");
    confirm(order, CARD_APPROVED, "AUTHORIZED");
    merchant.awaitWebhook(order.transId());
    rest.run();
    merchant.operate(order, "capture", CAPTURED);
    merchant.awaitNotification(order.paymentId(), "payment.captured");
    rest.run();
    merchant.operate(order, "refunds", REFUNDED);
    merchant.awaitNotification(order.paymentId(), "payment.refunded");
  }

  private HttpAnswer confirm(PlacedOrder order, String card, String status) {
    HttpAnswer answer = shopper.confirm(order, card);
    if (!answer.paymentStatus().equals(status)) {
      throw new StepFailed(
          "a confirmed payment should be %s but is %s (HTTP %d)"
              .formatted(status, answer.paymentStatus(), answer.status()));
    }
    return answer;
  }

  @Override
  public void close() {
    shopper.close();
    merchant.close();
  }
}
