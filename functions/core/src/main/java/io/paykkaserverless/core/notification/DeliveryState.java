package io.paykkaserverless.core.notification;

/** How a message stands with one endpoint. */
public enum DeliveryState {
  /** It is tried, as the schedule says. */
  WAITING,
  /** The endpoint accepted it. */
  DELIVERED,
  /** The endpoint answered 410: it does not want to hear of this any more. Can be replayed. */
  GONE,
  /** The endpoint is not configured any more. Can be replayed once it is again. */
  ENDPOINT_REMOVED,
  /** Every try the schedule has was in vain. Can be replayed. */
  GIVEN_UP;

  /** Whether nothing is tried any more. */
  public boolean isOver() {
    return this != WAITING;
  }
}
