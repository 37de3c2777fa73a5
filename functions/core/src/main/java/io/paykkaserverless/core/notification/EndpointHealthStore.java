package io.paykkaserverless.core.notification;

import java.util.List;

/**
 * Port: which endpoints are failing, so that operators hear of an outage once per stage and not
 * once per message.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store cannot answer. A write that threw may or may not have happened.
 */
public interface EndpointHealthStore {

  /**
   * Writes down that an endpoint fails, unless as much or more is written down of this outage.
   * Whoever accepts everything but one message never recovers by accepting it; so what is written
   * down and older than {@link EndpointHealth#laterThanAnyOtherOutage} is of another outage.
   *
   * @return whether this is news
   */
  boolean escalate(EndpointHealth health);

  /**
   * Forgets that an endpoint failed.
   *
   * @return whether it was written down
   */
  boolean recovered(EndpointName endpoint);

  /** Every endpoint that fails, by name. */
  List<EndpointHealth> failing();
}
