package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one payment for ever. Derived from who asked and their {@code Idempotency-Key}, so that the
 * same request names the same payment, however often and wherever it is repeated.
 *
 * @param value {@code p} and 32 characters of base32 (160 bits of a SHA-256), 33 in all
 */
public record PaymentId(String value) {

  /** How many characters every payment id has. */
  public static final int LENGTH = 33;

  private static final Pattern FORM = Pattern.compile("p[a-z2-7]{32}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  public PaymentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a payment id");
    }
  }

  /** The id that {@code text} spells, or nothing if it is none. */
  public static Optional<PaymentId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PaymentId(text)) : Optional.empty();
  }

  /**
   * The payment that {@code caller} means by {@code key} at this PayKKa merchant account. Accounts
   * are part of it, so that a copy of a shop on a test account never names a live payment.
   */
  public static PaymentId derive(MerchantId merchant, String caller, IdempotencyKey key) {
    byte[] hash = FieldHash.of("payment/v1", merchant.value(), caller, key.value());
    return new PaymentId("p" + base32(hash).substring(0, LENGTH - 1));
  }

  /** The payment that charges {@code agreement} for {@code period}, once. */
  public static PaymentId ofCharge(AgreementId agreement, ChargePeriod period) {
    byte[] hash = FieldHash.of("charge/v1", agreement.value(), period.value());
    return new PaymentId("p" + base32(hash).substring(0, LENGTH - 1));
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
