package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.DeliveryAttempt;
import java.time.Duration;

/**
 * The tries of one delivery as maps inside its item, one after another. An endpoint that is down
 * says the same each time, so an excerpt is stored where it is not what the try before says; before
 * the first try it is empty.
 */
final class DeliveryAttemptItem {

  private static final String EXCERPT = "e";

  private String excerptBefore = "";

  void write(ItemWriter map, DeliveryAttempt attempt) {
    map.time("t", attempt.at())
        .numberUnlessZero("h", attempt.httpStatus())
        .duration("d", attempt.took());
    if (!attempt.excerpt().equals(excerptBefore)) {
      map.text(EXCERPT, attempt.excerpt());
    }
    excerptBefore = attempt.excerpt();
  }

  DeliveryAttempt read(ItemReader map) {
    if (map.has(EXCERPT)) {
      excerptBefore = map.text(EXCERPT);
    }
    return new DeliveryAttempt(
        map.time("t"),
        Math.toIntExact(map.numberOrZero("h")),
        map.number("d", Duration::ofMillis),
        excerptBefore);
  }
}
