package io.paykkaserverless.runner.costs;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is counted, from the first request to the last message that the merchant's server hears. */
enum Story {
  PAID_WITH_3DS(
      "paid-with-3ds",
      "paid with 3-D Secure",
      "created, confirmed with a card, webhook, message, shopper back from the bank"),
  PAID_AT_ONCE("paid-at-once", "paid at once", "created, confirmed with a card, message, webhook"),
  DECLINED("declined", "declined", "created, confirmed with a card, message, webhook"),
  CHARGED(
      "charged",
      "charge of a subscription",
      "one charge of an agreement that is there, message, webhook"),
  CAPTURED_AND_REFUNDED(
      "captured-and-refunded",
      "captured and refunded",
      "created for manual capture, confirmed, captured in full, refunded in part, a message and a"
          + " webhook for each step");

  /** Those that are one payment and nothing after it. */
  static final Set<Story> PAYMENTS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CAPTURED_AND_REFUNDED)));

  private final String key;
  private final String title;
  private final String steps;

  Story(String key, String title, String steps) {
    this.key = key;
    this.title = title;
    this.steps = steps;
  }

  /** In files. */
  String key() {
    return key;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** What happens in it. */
  String steps() {
    return steps;
  }

  static Optional<Story> of(String key) {
    return Arrays.stream(values()).filter(story -> story.key.equals(key)).findFirst();
  }
}
