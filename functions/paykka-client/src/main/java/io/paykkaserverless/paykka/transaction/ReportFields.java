package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the fields that a report is compared by. A malformed one spoils the report. */
final class ReportFields {

  private static final int AMOUNT_DIGITS_MAX = 12;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1," + AMOUNT_DIGITS_MAX + "}");

  private ReportFields() {}

  static Optional<MerchantId> merchantId(JsonObject fields) throws UnusableReport {
    return wellFormed(fields, "merchant_id", MerchantId::new);
  }

  /** PayKKa's number of a payment, in the field called {@code name}. */
  static Optional<PaykkaOrderId> orderId(JsonObject fields, String name) throws UnusableReport {
    return wellFormed(fields, name, PaykkaOrderId::new);
  }

  /** Both or neither: an amount without its currency cannot be compared with anything. */
  static Optional<Money> money(JsonObject fields, String amountName, String currencyName)
      throws UnusableReport {
    Optional<String> amount = PaykkaFields.text(fields, amountName);
    Optional<String> currency = PaykkaFields.text(fields, currencyName);
    if (amount.isEmpty() && currency.isEmpty()) {
      return Optional.empty();
    }
    if (amount.isEmpty() || currency.isEmpty()) {
      throw new UnusableReport(amountName + " and " + currencyName + " must come together");
    }
    long minor = minorUnits(amount.get(), amountName);
    try {
      return Optional.of(Money.of(minor, currency.get()));
    } catch (IllegalArgumentException _) {
      throw new UnusableReport(currencyName + " is not one that can be paid in");
    }
  }

  /** PayKKa writes an integer, some of its samples a string of digits. */
  static long minorUnits(String text, String name) throws UnusableReport {
    if (!AMOUNT.matcher(text).matches()) {
      throw new UnusableReport(name + " is not a whole number of minor units");
    }
    return Long.parseLong(text);
  }

  /**
   * A field that the money does not depend on: a malformed one is left out rather than held against
   * the report.
   */
  static <T> Optional<T> unlessMalformed(
      JsonObject fields, String name, Function<String, T> reading) {
    try {
      return PaykkaFields.text(fields, name).map(reading);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> wellFormed(
      JsonObject fields, String name, Function<String, T> reading) throws UnusableReport {
    Optional<String> text = PaykkaFields.text(fields, name);
    try {
      return text.map(reading);
    } catch (IllegalArgumentException _) {
      throw new UnusableReport(name + " is malformed");
    }
  }
}
