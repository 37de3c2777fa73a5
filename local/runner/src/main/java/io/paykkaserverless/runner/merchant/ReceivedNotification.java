package io.paykkaserverless.runner.merchant;

import java.time.Instant;
import java.util.Optional;

/**
 * One notification that arrived, genuine or not, and what was made of it.
 *
 * @param receivedAt when
 * @param verification whether it may be believed
 * @param message what it says of a payment, where it is genuine and can be read
 * @param treatment what was done about it
 * @param answeredStatus the HTTP status the sender got
 */
public record ReceivedNotification(
    Instant receivedAt,
    Verification verification,
    Optional<NotificationMessage> message,
    Treatment treatment,
    int answeredStatus) {

  /** Whether the signature, the time and the headers were right. */
  public boolean verified() {
    return verification instanceof Verification.Genuine;
  }

  /** What became of a notification. */
  public enum Treatment {
    /** It told us something new about one of our orders. */
    BELIEVED,
    /** A later message of the same payment came before it; it was noted and changed nothing. */
    LATE,
    /** About a subscription, whose state the payment API is asked for whenever it is shown. */
    NOTED,
    /** We had this message already. */
    REPEATED,
    /** Genuine, but of no order of ours. */
    NOT_OURS,
    /** Genuine, but payment, amount or currency are not the order's: a person has to look. */
    CONTRADICTS_ORDER,
    /** Genuine, but not a message we can read. */
    UNREADABLE,
    /** Not genuine. */
    REFUSED,
    /** Not looked at: this backend was told to play dead. */
    TURNED_AWAY
  }
}
