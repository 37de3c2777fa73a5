package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads when an agreement is charged without anybody asking. */
record ScheduleFields(
    RequestBody body,
    Field<Interval> interval,
    Field<Long> amount,
    Field<Instant> start,
    Field<Optional<Instant>> end,
    Field<Optional<Long>> grace,
    Field<Optional<List<Long>>> retries) {

  private static final int GRACE_DAYS = 7;
  private static final List<Integer> RETRY_AFTER_DAYS = List.of(1, 3, 5);

  /** Asks {@code body} for its fields. */
  static ScheduleFields of(RequestBody body) {
    return new ScheduleFields(
        body,
        body.required(
            "interval",
            FieldType.parsed(
                "a period of one unit such as P1M: up to P365D, P52W, P24M or P5Y",
                5,
                Interval::parse)),
        body.required("amount", FieldType.integer(1, Money.MINOR_MAX)),
        body.required("start", FieldType.dateTime()),
        body.optional("end", FieldType.dateTime()),
        body.optional("grace_days", FieldType.integer(0, Schedule.GRACE_DAYS_MAX)),
        body.optional(
            "retry_after_days",
            FieldType.listOf(Schedule.RETRIES_MAX, FieldType.integer(1, Schedule.GRACE_DAYS_MAX))));
  }

  /** Refuses fields that are right by themselves and do not go together. */
  void refuseContradictions() {
    if (end.value().isPresent() && !Schedule.isOrdered(start.value(), end.value().get())) {
      body.refuse("end", "must be after start");
    }
    if (!Schedule.areRetries(retryAfterDays(), graceDays())) {
      body.refuse("retry_after_days", "must be rising days, each at most grace_days");
    }
  }

  /**
   * The schedule.
   *
   * @param currency the payment's
   */
  Schedule schedule(CurrencyCode currency) {
    return new Schedule(
        interval.value(),
        new Money(amount.value(), currency),
        start.value(),
        end.value(),
        graceDays(),
        retryAfterDays());
  }

  private int graceDays() {
    return grace.value().map(Math::toIntExact).orElse(GRACE_DAYS);
  }

  /** Without the merchant's own, ours, as far as the grace has room for them. */
  private List<Integer> retryAfterDays() {
    return retries
        .value()
        .map(days -> days.stream().map(Math::toIntExact).toList())
        .orElseGet(() -> RETRY_AFTER_DAYS.stream().filter(day -> day <= graceDays()).toList());
  }
}
