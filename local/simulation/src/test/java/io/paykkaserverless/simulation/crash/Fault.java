package io.paykkaserverless.simulation.crash;

/** What can happen to a use case at one of its steps. */
enum Fault {
  /** The function is gone before the step; nothing of it happens. */
  DIES_BEFORE,
  /** The step happens, and the function is gone before it hears so. */
  DIES_AFTER,
  /** Of several messages the queue has one, and the function is gone. */
  DIES_HALFWAY,
  /** The other side does not answer, and nothing happened there. */
  FAILS_BEFORE,
  /** The other side does what it was asked and does not answer. */
  FAILS_AFTER,
  /** PayKKa does not answer; the request is still on its way there and is done later. */
  ARRIVES_LATE;

  /** Whether the function goes on after it. */
  boolean isSurvived() {
    return switch (this) {
      case FAILS_BEFORE, FAILS_AFTER, ARRIVES_LATE -> true;
      case DIES_BEFORE, DIES_AFTER, DIES_HALFWAY -> false;
    };
  }
}
