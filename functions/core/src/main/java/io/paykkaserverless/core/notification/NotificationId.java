package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.payment.PaymentId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one message for ever: {@code msg_}, its owner's id, {@code _} and its place among the
 * owner's messages. The same whoever makes the change it speaks of, and the {@code webhook-id} of
 * every try, by which receivers drop repeats.
 *
 * @param sequence from 1; receivers order an owner's messages by it
 */
public record NotificationId(OutboxOwner owner, int sequence) {

  private static final Pattern FORM = Pattern.compile("msg_([a-z0-9]+)_([1-9][0-9]{0,5})");

  public NotificationId {
    if (sequence < 1) {
      throw new IllegalArgumentException("messages are counted from 1");
    }
  }

  /** A message about a payment. */
  public static NotificationId of(PaymentId payment, int sequence) {
    return new NotificationId(new OutboxOwner.OfPayment(payment), sequence);
  }

  /** The id that {@code text} spells, or nothing if it is none. */
  public static Optional<NotificationId> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? OutboxOwner.parse(form.group(1))
            .map(owner -> new NotificationId(owner, Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** {@code msg_p..._1}. */
  public String text() {
    return "msg_" + owner.text() + "_" + sequence;
  }

  @Override
  public String toString() {
    return text();
  }
}
