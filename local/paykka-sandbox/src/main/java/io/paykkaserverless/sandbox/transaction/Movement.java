package io.paykkaserverless.sandbox.transaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Money that was approved, taken, let go or given back, once.
 *
 * @param minor above zero
 */
public record Movement(Kind kind, long minor) {

  /** What was done. */
  public enum Kind {
    AUTHORIZED,
    CAPTURED,
    VOIDED,
    REFUNDED
  }

  /** What moved from {@code before} to {@code after}. */
  static List<Movement> between(Balances before, Balances after) {
    List<Movement> moved = new ArrayList<>();
    add(moved, Kind.AUTHORIZED, after.authed() - before.authed());
    add(moved, Kind.CAPTURED, after.captured() - before.captured());
    add(moved, Kind.VOIDED, after.voided() - before.voided());
    add(moved, Kind.REFUNDED, after.refunded() - before.refunded());
    return moved;
  }

  private static void add(List<Movement> moved, Kind kind, long minor) {
    if (minor > 0) {
      moved.add(new Movement(kind, minor));
    }
  }
}
