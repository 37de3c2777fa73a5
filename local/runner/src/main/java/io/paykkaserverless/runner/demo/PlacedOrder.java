package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonObject;
import java.math.BigDecimal;

/**
 * An order that waits to be paid, as the shop told the shopper's browser.
 *
 * @param number the shop's number for it
 * @param paymentId the payment that was made for it
 * @param clientToken lets this browser pay it
 * @param amountMinor in minor units
 * @param currency ISO 4217
 * @param exponent how many digits of the amount stand after the point
 */
public record PlacedOrder(
    String number,
    String paymentId,
    String clientToken,
    long amountMinor,
    String currency,
    int exponent) {

  static PlacedOrder read(JsonObject json) {
    return new PlacedOrder(
        text(json, "order"),
        text(json, "payment_id"),
        text(json, "client_token"),
        integer(json, "amount"),
        text(json, "currency"),
        (int) integer(json, "exponent"));
  }

  /** The same for a payment that the merchant's server opened itself, in a currency with cents. */
  static PlacedOrder of(String number, JsonObject payment) {
    return new PlacedOrder(
        number,
        text(payment, "id"),
        text(payment, "client_token"),
        integer(payment, "amount"),
        text(payment, "currency"),
        2);
  }

  /** What PayKKa calls the first attempt at the payment. */
  public String transId() {
    return paymentId + "a01";
  }

  /** For people: {@code 69.40 EUR}. */
  public String price() {
    return price(amountMinor);
  }

  /** The same for another amount in minor units. */
  String price(long minor) {
    return BigDecimal.valueOf(minor, exponent).toPlainString() + " " + currency;
  }

  private static String text(JsonObject json, String name) {
    return json.text(name).orElseThrow(() -> missing(name));
  }

  private static long integer(JsonObject json, String name) {
    return json.integer(name).orElseThrow(() -> missing(name));
  }

  private static StepFailed missing(String name) {
    return new StepFailed("the answer lacks " + name);
  }

  @Override
  public String toString() {
    return "[order " + number + "]";
  }
}
