package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;

/** A schedule as a map inside an item. */
final class ScheduleItem {

  private ScheduleItem() {}

  static void write(ItemWriter map, Schedule schedule) {
    map.text("i", schedule.interval().toString())
        .number("a", schedule.amount().minor())
        .text("c", schedule.amount().currency().code())
        .time("s", schedule.start())
        .time("e", schedule.end())
        .number("g", schedule.graceDays())
        .numbers("r", schedule.retryAfterDays());
  }

  static Schedule read(ItemReader map) {
    CurrencyCode currency = map.text("c", CurrencyCode::new);
    return new Schedule(
        map.text("i", Interval::parse),
        map.number("a", minor -> new Money(minor, currency)),
        map.time("s"),
        map.optionalTime("e"),
        map.smallNumber("g"),
        map.numbers("r"));
  }
}
