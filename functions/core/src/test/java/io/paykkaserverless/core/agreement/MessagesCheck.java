package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.notification.Notification;
import java.util.ArrayList;
import java.util.List;

/** What one write may do to an agreement's messages. */
final class MessagesCheck {

  private MessagesCheck() {}

  /** Every promise that the step from {@code before} to {@code next} breaks. */
  static List<String> violations(Agreement before, Agreement next) {
    List<String> violations = new ArrayList<>();
    List<Notification> fresh =
        next.outbox().stream().filter(it -> it.sequence() > before.lastSequence()).toList();
    if (fresh.size() != (isNews(before.state(), next.state()) ? 1 : 0)) {
      violations.add(before.state() + " to " + next.state() + " told " + fresh);
    }
    for (Notification message : fresh) {
      if (message.sequence() != before.lastSequence() + 1
          || !message.body().endsWith(" " + next.state().asTold())) {
        violations.add("told wrongly " + message);
      }
    }
    for (Notification message : before.waiting()) {
      if (next.outbox().stream().noneMatch(it -> isStill(message, it))) {
        violations.add("lost or changed " + message);
      }
    }
    if (next.handOverAt().isPresent() == next.waiting().isEmpty()) {
      violations.add("the sweep looks at " + next.handOverAt() + " for " + next.waiting());
    }
    return violations;
  }

  /** Whether PayKKa has confirmed the end is no news. */
  private static boolean isNews(AgreementState before, AgreementState next) {
    return before.asTold() != next.asTold();
  }

  private static boolean isStill(Notification message, Notification now) {
    return now.id().equals(message.id())
        && now.type() == message.type()
        && now.createdAt().equals(message.createdAt())
        && now.body().equals(message.body());
  }
}
