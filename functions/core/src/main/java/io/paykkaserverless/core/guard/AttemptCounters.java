package io.paykkaserverless.core.guard;

import java.time.Instant;

/** Port: counters that forget themselves. Counting is atomic: two callers never get one number. */
public interface AttemptCounters {

  /**
   * Counts one more, unless that would be more than {@code max}.
   *
   * @param counter what is counted, 1 to 100 characters; holds no address and no name in clear
   * @param until when the counter may be forgotten
   * @return whether it was counted
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  boolean countUnlessFull(String counter, int max, Instant until);
}
