package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules for tests. */
public final class Schedules {

  /** When {@link #monthly} begins: the last day of a month, which not every month has. */
  public static final Instant START = Instant.parse("2026-12-31T06:00:00Z");

  private Schedules() {}

  /** 8.00 EUR a month, a week of grace, retries after one, three and five days. */
  public static Schedule monthly() {
    return new Schedule(
        Interval.parse("P1M"),
        Money.of(800, "EUR"),
        START,
        Optional.of(Instant.parse("2027-12-31T06:00:00Z")),
        7,
        List.of(1, 3, 5));
  }
}
