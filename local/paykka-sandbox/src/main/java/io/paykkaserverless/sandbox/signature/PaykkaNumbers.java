package io.paykkaserverless.sandbox.signature;

import io.paykkaserverless.core.payment.IdSource;
import java.math.BigInteger;

/** Makes up the numbers PayKKa gives out, in the forms its samples show. */
public final class PaykkaNumbers {

  private static final int BITS_PER_CHARACTER = 5;
  private static final int DECIMAL_RADIX = 10;
  private static final int HEX_RADIX = 16;
  private static final int CLIENT_KEY_DIGITS = 32;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private final IdSource ids;

  public PaykkaNumbers(IdSource ids) {
    this.ids = ids;
  }

  /** {@code GW} and 18 digits. */
  public String orderId() {
    return "GW" + digits(18);
  }

  /** {@code RG} and 18 digits. */
  public String refundOrderId() {
    return "RG" + digits(18);
  }

  /** {@code DG} and 14 digits. */
  public String disputeId() {
    return "DG" + digits(14);
  }

  /** 23 digits, as card schemes number what they clear. */
  public String acquirerReference() {
    return digits(23);
  }

  /** {@code TK} and 17 digits. */
  public String token() {
    return "TK" + digits(17);
  }

  /** {@code RA} and 16 digits. */
  public String agreementId() {
    return "RA" + digits(16);
  }

  /** 19 digits, as in PayKKa's samples. */
  public String nonce() {
    return digits(19);
  }

  /** An address nobody guesses, for a 3-D Secure page. */
  public String challengeId() {
    return ids.next();
  }

  /** {@code ck_} and 32 hex digits. */
  public String clientKey() {
    return "ck_" + lastDigits(CLIENT_KEY_DIGITS, HEX_RADIX);
  }

  private String digits(int count) {
    return lastDigits(count, DECIMAL_RADIX);
  }

  private String lastDigits(int count, int radix) {
    BigInteger number = BigInteger.ZERO;
    for (char c : ids.next().toCharArray()) {
      number = number.shiftLeft(BITS_PER_CHARACTER).add(BigInteger.valueOf(BASE32.indexOf(c)));
    }
    String text = number.mod(BigInteger.valueOf(radix).pow(count)).toString(radix);
    return "0".repeat(count - text.length()) + text;
  }
}
