package io.paykkaserverless.runner.merchant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move. */
final class SettableClock implements InstantSource {

  private Instant now = Instant.parse("2026-11-02T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
