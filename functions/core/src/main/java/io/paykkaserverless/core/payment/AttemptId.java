package io.paykkaserverless.core.payment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try to take a payment. Its {@link #transId()} is what PayKKa knows it by, so a webhook leads
 * back to its payment without any index.
 *
 * @param payment the payment that is tried
 * @param number 1 for the first try, at most {@link #NUMBER_MAX}
 */
public record AttemptId(PaymentId payment, int number) {

  public static final int NUMBER_MAX = 99;

  private static final Pattern TRANS_ID =
      Pattern.compile("(?<payment>p[a-z2-7]{32})a(?<number>\\d{2})");

  public AttemptId {
    if (number < 1 || number > NUMBER_MAX) {
      throw new IllegalArgumentException("attempt number must be 1 to 99, was " + number);
    }
  }

  /** The attempt that {@code transId} names, or nothing if we never gave out such a name. */
  public static Optional<AttemptId> parse(String transId) {
    Matcher matcher = TRANS_ID.matcher(transId);
    if (!matcher.matches() || matcher.group("number").equals("00")) {
      return Optional.empty();
    }
    return Optional.of(
        new AttemptId(
            new PaymentId(matcher.group("payment")), Integer.parseInt(matcher.group("number"))));
  }

  /** PayKKa's {@code trans_id}: 36 letters and digits, unique per attempt (PayKKa allows 64). */
  public String transId() {
    return payment.value() + "a" + (number < 10 ? "0" : "") + number;
  }

  @Override
  public String toString() {
    return transId();
  }
}
