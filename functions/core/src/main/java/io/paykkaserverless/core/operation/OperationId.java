package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.PaymentId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One capture, void or refund of a payment. A refund's {@link #text()} is what PayKKa knows it by
 * ({@code refund_trans_id}), so a webhook leads back to its payment without any index.
 *
 * @param payment whose money it is
 * @param kind what is done
 * @param number its place among all operations of the payment, from 1; at most {@link #NUMBER_MAX}
 */
public record OperationId(PaymentId payment, OperationKind kind, int number) {

  public static final int NUMBER_MAX = 99;

  private static final Pattern TEXT =
      Pattern.compile("(?<payment>p[a-z2-7]{32})(?<kind>[cvr])(?<number>\\d{2})");

  public OperationId {
    if (number < 1 || number > NUMBER_MAX) {
      throw new IllegalArgumentException("operation number must be 1 to 99, was " + number);
    }
  }

  /** The operation that {@code text} names, or nothing if we never gave out such a name. */
  public static Optional<OperationId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || matcher.group("number").equals("00")) {
      return Optional.empty();
    }
    OperationKind kind =
        Arrays.stream(OperationKind.values())
            .filter(it -> it.letter() == matcher.group("kind").charAt(0))
            .findFirst()
            .orElseThrow();
    PaymentId payment = new PaymentId(matcher.group("payment"));
    return Optional.of(new OperationId(payment, kind, Integer.parseInt(matcher.group("number"))));
  }

  /** 36 letters and digits (PayKKa allows 64). */
  public String text() {
    return payment.value() + kind.letter() + (number < 10 ? "0" : "") + number;
  }

  @Override
  public String toString() {
    return text();
  }
}
