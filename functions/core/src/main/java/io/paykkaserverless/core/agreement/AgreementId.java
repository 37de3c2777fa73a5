package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.payment.PaymentId;
import java.util.Optional;

/**
 * Names one agreement for ever: {@code a} and the characters of its first payment's id. So whoever
 * learns of the agreement first gives it the same name, and the name leads back to the payment.
 *
 * @param value {@code a} and 32 characters of base32
 */
public record AgreementId(String value) {

  public AgreementId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not an agreement id");
    }
  }

  /** The agreement that begins with {@code first}. */
  public static AgreementId of(PaymentId first) {
    return new AgreementId("a" + first.value().substring(1));
  }

  /** The id that {@code text} spells, or nothing if it is none. */
  public static Optional<AgreementId> parse(String text) {
    return isId(text) ? Optional.of(new AgreementId(text)) : Optional.empty();
  }

  /** The payment the agreement began with. */
  public PaymentId firstPayment() {
    return new PaymentId("p" + value.substring(1));
  }

  private static boolean isId(String text) {
    return text.startsWith("a") && PaymentId.parse("p" + text.substring(1)).isPresent();
  }

  @Override
  public String toString() {
    return value;
  }
}
