package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.operation.Balances;

/** What has moved, as a map inside an item. Every amount that is zero but the first is left out. */
final class BalancesItem {

  private static final String AUTHORISED = "a";
  private static final String CAPTURED = "c";
  private static final String VOIDED = "v";
  private static final String REFUNDED = "r";

  private BalancesItem() {}

  static void write(ItemWriter map, Balances balances) {
    // The first always: an empty map would not be stored, and be read as if nothing had been said.
    map.number(AUTHORISED, balances.authorised())
        .numberUnlessZero(CAPTURED, balances.captured())
        .numberUnlessZero(VOIDED, balances.voided())
        .numberUnlessZero(REFUNDED, balances.refunded());
  }

  static Balances read(ItemReader map) {
    return new Balances(
        map.number(AUTHORISED),
        map.numberOrZero(CAPTURED),
        map.numberOrZero(VOIDED),
        map.numberOrZero(REFUNDED));
  }
}
