package io.paykkaserverless.sandbox.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps parcels that must not go yet: all of them while held, and some until another one went. */
final class HoldingPen {

  private final List<Parcel> held = new ArrayList<>();
  private final Map<String, Parcel> behindNext = new HashMap<>();
  private boolean holding;

  synchronized void hold() {
    holding = true;
  }

  /** Ends the holding and hands out what was held, oldest first. */
  synchronized List<Parcel> release() {
    holding = false;
    List<Parcel> released = List.copyOf(held);
    held.clear();
    return released;
  }

  /** Keeps {@code parcel} if parcels are being held. */
  synchronized boolean keepIfHolding(Parcel parcel) {
    return holding && held.add(parcel);
  }

  synchronized int heldCount() {
    return held.size();
  }

  /** Keeps {@code parcel} behind the next one of its transaction; only one can wait. */
  synchronized boolean keepBehindNext(Parcel parcel) {
    return behindNext.putIfAbsent(parcel.transId(), parcel) == null;
  }

  /** The parcel that waited for one of this transaction to go first. */
  synchronized Optional<Parcel> takeBehind(String transId) {
    return Optional.ofNullable(behindNext.remove(transId));
  }

  /** Whether {@code parcel} was still waiting; it no longer is. */
  synchronized boolean take(Parcel parcel) {
    return behindNext.remove(parcel.transId(), parcel);
  }
}
