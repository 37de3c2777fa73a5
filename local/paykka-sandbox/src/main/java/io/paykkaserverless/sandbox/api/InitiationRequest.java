package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.ChallengeWish;
import io.paykkaserverless.sandbox.transaction.Order;

/**
 * A request to take a payment, every rule checked that needs no look at cards or agreements.
 *
 * @param purpose what it is for beyond itself
 * @param hasBrowser whether it tells of the shopper's browser
 */
record InitiationRequest(
    Order order,
    CardSource card,
    Purpose purpose,
    ChallengeWish challengeWish,
    boolean hasBrowser) {

  /** 3-D Secure cannot work without a way back and something to say about the browser. */
  void checkWayBack() throws Refused {
    if (challengeWish == ChallengeWish.NO_CHALLENGE) {
      return;
    }
    if (order.returnUrl().isEmpty()) {
      throw Refused.invalid("return_url is required unless 3-D Secure is ruled out");
    }
    if (!hasBrowser) {
      throw Refused.invalid("browser is required unless 3-D Secure is ruled out");
    }
  }

  @Override
  public String toString() {
    return "[initiation of " + order.transId() + "]";
  }
}
