package io.paykkaserverless.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {

  private Instant now;

  public SettableClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void set(Instant moment) {
    now = moment;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
