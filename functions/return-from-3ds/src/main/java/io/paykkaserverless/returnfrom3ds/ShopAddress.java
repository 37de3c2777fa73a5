package io.paykkaserverless.returnfrom3ds;

import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import java.net.URI;
import java.util.Optional;

/**
 * Where the shopper is sent: the merchant's return address with {@code payment_id} and {@code
 * status} added. The status is for a first sentence on the page; the page asks {@code GET
 * /payments/{id}} before it says "paid".
 */
final class ShopAddress {

  private ShopAddress() {}

  /** Nothing for a payment whose merchant named no address: a charge of an agreement. */
  static Optional<URI> of(Payment payment) {
    return payment.terms().returnUrl().map(shop -> of(shop, payment));
  }

  private static URI of(URI shop, Payment payment) {
    String query = "payment_id=" + payment.id() + "&status=" + word(payment.state());
    String before = shop.getRawQuery() == null ? "" : shop.getRawQuery() + "&";
    String fragment = shop.getRawFragment() == null ? "" : "#" + shop.getRawFragment();
    String text = shop.toString();
    int end =
        text.length() - fragment.length() - (shop.getRawQuery() == null ? 0 : before.length());
    return URI.create(text.substring(0, end) + "?" + before + query + fragment);
  }

  private static String word(PaymentState state) {
    return switch (state) {
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN -> "processing";
      case AUTHORIZED -> "authorized";
      case PAID -> "paid";
      case DECLINED -> "declined";
      case CANCELED -> "canceled";
      case PARTIALLY_REVERSED -> "partially_reversed";
      case PARTIALLY_REFUNDED -> "partially_refunded";
      case REFUNDED -> "refunded";
      case EXPIRED -> "expired";
    };
  }
}
