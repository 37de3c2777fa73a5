package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.webhook.EventReading;

/** Port: reads the body of a webhook that was verified when it came. */
@FunctionalInterface
public interface ParkedEventReader {

  /** Never throws for anything in {@code body}. */
  EventReading reread(EventBody body);
}
