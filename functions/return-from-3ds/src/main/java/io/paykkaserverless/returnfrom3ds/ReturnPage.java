package io.paykkaserverless.returnfrom3ds;

import io.paykkaserverless.aws.http.HtmlPage;

/** What shoppers see who cannot be sent on. Never a word of how their payment stands. */
final class ReturnPage {

  static final HtmlPage EXPIRED =
      HtmlPage.of(
          "This link has expired",
          "It was for finishing one payment, and its time is over.",
          "Please go back to the shop: your order there shows whether the payment went through."
              + " Do not pay again before you have looked.");

  static final HtmlPage NOT_OURS =
      HtmlPage.of(
          "This link does not work",
          "It is incomplete or was changed on the way. Nothing was charged because of it.",
          "Please go back to the shop: your order there shows whether a payment went through.");

  static final HtmlPage NO_SHOP =
      HtmlPage.of(
          "You can close this page",
          "The bank has sent you back, and there is nothing more to do here.",
          "The shop tells you how the payment stands.");

  static final HtmlPage OUT_OF_ORDER =
      HtmlPage.of(
          "We cannot look right now",
          "Something on our side is out of order. Your payment goes on without this page.",
          "Please load this page again in a moment, or go back to the shop: your order there shows"
              + " how the payment stands. Do not pay again before you have looked.");

  private ReturnPage() {}
}
