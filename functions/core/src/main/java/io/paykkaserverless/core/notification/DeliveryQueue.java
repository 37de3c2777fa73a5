package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import java.time.Duration;
import java.util.List;

/**
 * Port: hands messages over for one endpoint each, at least once. Those that wait for another try
 * have a queue of their own: it may fill up in an outage of days, and first tries shall not stand
 * in line behind them. Those of an endpoint that just hung do, for they would hold up all others.
 *
 * <p>All methods throw {@link NotificationQueue.QueueUnavailable} when the queue did not take all
 * of them; it may have taken some.
 */
public interface DeliveryQueue {

  /** The longest {@link #retry} can wait: SQS delays a message by at most 15 minutes. */
  Duration DELAY_MAX = Duration.ofMinutes(15);

  /** Hands over what is to be tried at once. */
  void address(List<Addressed> deliveries);

  /**
   * Hands over what is to be tried when the schedule says so.
   *
   * @param after when they shall be brought, at most {@link #DELAY_MAX} from now
   */
  void retry(List<Retried> deliveries, Duration after);
}
