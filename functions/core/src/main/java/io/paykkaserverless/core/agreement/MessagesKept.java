package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which messages an agreement keeps, that may be paused and resumed for years: every one that was
 * not handed over, the last {@value #AT_LEAST} in any case, and all that may still be on their way
 * to an endpoint, up to {@value #AT_MOST}, which is what its item has room for.
 */
final class MessagesKept {

  static final int AT_LEAST = 50;
  static final int AT_MOST = 400;

  /** Longer than the schedule, also where an endpoint asks for the longest pause each time. */
  private static final Duration ON_ITS_WAY = Duration.ofDays(15);

  private MessagesKept() {}

  /** Those of {@code messages} that are kept, in the same order. */
  static List<Notification> of(List<Notification> messages) {
    int size = messages.size();
    return IntStream.range(0, size)
        .filter(i -> isKept(messages, i))
        .mapToObj(messages::get)
        .toList();
  }

  private static boolean isKept(List<Notification> messages, int place) {
    Notification message = messages.get(place);
    int later = messages.size() - place;
    Instant latest = messages.getLast().createdAt();
    boolean onItsWay = message.createdAt().plus(ON_ITS_WAY).isAfter(latest);
    return !message.isHandedOver() || later <= AT_LEAST || (onItsWay && later <= AT_MOST);
  }
}
