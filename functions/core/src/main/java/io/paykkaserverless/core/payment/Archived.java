package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import java.util.List;

/**
 * What of a payment is in the {@link PaymentArchive} and no longer in the payment itself.
 *
 * @param messages how many: the first ones, without a gap
 * @param lines how many lines of its history, which may have left gaps
 * @param replays how many of those lines tell of a message that was sent again
 */
public record Archived(int messages, int lines, int replays) {

  /** All of it is in the payment itself. */
  public static final Archived NONE = new Archived(0, 0, 0);

  public Archived {
    if (messages < 0 || replays < 0 || lines < replays) {
      throw new IllegalArgumentException("nothing is archived less than never");
    }
  }

  boolean isNothing() {
    return equals(NONE);
  }

  /** This much, and these as well. */
  Archived with(List<HistoryEntry> moreLines, List<Notification> moreMessages) {
    return new Archived(
        messages + moreMessages.size(),
        lines + moreLines.size(),
        replays + (int) moreLines.stream().filter(HistoryEntry::isReplay).count());
  }

  /** Refuses lines out of order, or fewer than are missing, and messages that do not follow. */
  void requireRoomFor(List<HistoryEntry> history, List<Notification> outbox) {
    int last = 0;
    for (HistoryEntry line : history) {
      if (line.number() <= last) {
        throw new IllegalArgumentException("line " + line.number() + " comes after " + last);
      }
      last = line.number();
    }
    if (last != history.size() + lines) {
      throw new IllegalArgumentException(
          "of %d lines %d are here and %d archived".formatted(last, history.size(), lines));
    }
    for (int i = 0; i < outbox.size(); i++) {
      if (outbox.get(i).sequence() != messages + i + 1) {
        throw new IllegalArgumentException(
            "message " + outbox.get(i).id() + " does not belong at " + (messages + i + 1));
      }
    }
  }
}
