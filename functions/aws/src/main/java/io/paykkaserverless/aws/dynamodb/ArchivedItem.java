package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Archived;

/** How much of a payment is archived, as a map inside its item; none where nothing is. */
final class ArchivedItem {

  private ArchivedItem() {}

  static void write(ItemWriter map, Archived archived) {
    map.numberUnlessZero("m", archived.messages())
        .numberUnlessZero("l", archived.lines())
        .numberUnlessZero("r", archived.replays());
  }

  static Archived read(ItemReader map) {
    return new Archived(
        Math.toIntExact(map.numberOrZero("m")),
        Math.toIntExact(map.numberOrZero("l")),
        Math.toIntExact(map.numberOrZero("r")));
  }
}
