package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When an agreement is charged without anybody asking. PayKKa leaves the timetable to the merchant;
 * this is one that we keep for them.
 *
 * @param interval how far apart charges are
 * @param amount what each charge takes
 * @param start when the first scheduled charge is due, to the millisecond; the payment that began
 *     the agreement comes on top
 * @param end no charge is due after it
 * @param graceDays how many days after the day it was due a charge may still be taken
 * @param retryAfterDays how many days after it was due a declined charge is tried again; at most
 *     {@value #RETRIES_MAX}, rising, within the grace
 */
public record Schedule(
    Interval interval,
    Money amount,
    Instant start,
    Optional<Instant> end,
    int graceDays,
    List<Integer> retryAfterDays) {

  public static final int GRACE_DAYS_MAX = 60;
  public static final int RETRIES_MAX = 4;
  public static final int YEARS_AHEAD_MAX = 2;

  public Schedule {
    start = kept(start);
    end = end.map(Schedule::kept);
    retryAfterDays = List.copyOf(retryAfterDays);
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a scheduled charge takes more than zero");
    }
    if (graceDays < 0 || graceDays > GRACE_DAYS_MAX) {
      throw new IllegalArgumentException("the grace has 0 to " + GRACE_DAYS_MAX + " days");
    }
    if (!areRetries(retryAfterDays, graceDays)) {
      throw new IllegalArgumentException(
          "retries are up to " + RETRIES_MAX + " rising days within the grace");
    }
    if (end.isPresent() && !isOrdered(start, end.get())) {
      throw new IllegalArgumentException("a schedule ends after it starts");
    }
  }

  /** Whether a schedule that starts at {@code start} may end at {@code end}. */
  public static boolean isOrdered(Instant start, Instant end) {
    return kept(end).isAfter(kept(start));
  }

  /** Stores keep no finer times, and what is read back equals what was written. */
  private static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether {@code days} are retries that a grace of {@code graceDays} leaves room for. */
  public static boolean areRetries(List<Integer> days, int graceDays) {
    int last = 0;
    for (int day : days) {
      if (day <= last || day > graceDays) {
        return false;
      }
      last = day;
    }
    return days.size() <= RETRIES_MAX;
  }

  /** Whether the first charge is ahead of {@code now}, and not further than it may be. */
  public boolean startsSoonAfter(Instant now) {
    Instant last = now.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD_MAX).toInstant();
    return start.isAfter(now) && !start.isAfter(last);
  }

  /** All of it in one line; equal schedules have equal lines. */
  public String text() {
    String days = retryAfterDays.stream().map(String::valueOf).collect(Collectors.joining(","));
    String last = end.map(Instant::toString).orElse("");
    return String.join(
        " ", interval.toString(), amount.toString(), start.toString(), last, "" + graceDays, days);
  }

  /** When charge {@code number} is due; the first one has number 0. Calendar days are UTC's. */
  public Instant dueAt(int number) {
    return interval.after(start.atOffset(ZoneOffset.UTC), number).toInstant();
  }

  /** What charge {@code number} is for: the date it is due on. */
  public ChargePeriod period(int number) {
    return new ChargePeriod(
        DateTimeFormatter.ISO_LOCAL_DATE.format(dueAt(number).atOffset(ZoneOffset.UTC)));
  }

  /** Whether charge {@code number} would be due after the end. */
  public boolean isOverAt(int number) {
    return end.filter(last -> dueAt(number).isAfter(last)).isPresent();
  }

  /** Until when charge {@code number} may be taken. */
  public Instant graceEnds(int number) {
    return dueAt(number).plus(Duration.ofDays(graceDays + 1L));
  }

  /** When charge {@code number} is tried again after {@code tries} declines, if it is. */
  public Optional<Instant> retryAt(int number, int tries) {
    return tries >= 1 && tries <= retryAfterDays.size()
        ? Optional.of(dueAt(number).plus(Duration.ofDays(retryAfterDays.get(tries - 1))))
        : Optional.empty();
  }
}
