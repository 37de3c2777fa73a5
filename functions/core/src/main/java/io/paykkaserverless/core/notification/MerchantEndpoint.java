package io.paykkaserverless.core.notification;

import java.time.Duration;

/** Port: the merchant's backend, which hears what happened. */
public interface MerchantEndpoint {

  /** Sends once, signed at this moment. Never throws for anything the network or merchant does. */
  Delivery deliver(Notification notification);

  /** What became of one try. */
  sealed interface Delivery {

    /** Answered 2xx. */
    record Accepted(int httpStatus, Duration took) implements Delivery {}

    /** Answered anything else; redirects are not followed. */
    record Refused(int httpStatus, Duration took) implements Delivery {}

    /** No answer: not connected, timed out, cut off. */
    record Unreachable(String cause, Duration took) implements Delivery {}
  }
}
