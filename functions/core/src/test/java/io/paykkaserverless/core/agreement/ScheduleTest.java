package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private static final Schedule MONTHLY = Schedules.monthly();

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "P365D", "P2W", "P1M", "P24M", "P1Y", "P5Y"})
  void readsAnIntervalAndWritesItAgain(String text) {
    assertThat(Interval.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "P0M", "P01M", "P25M", "P366D", "P53W", "P6Y", "P1M1D", "PT1H"})
  void refusesWhatIsNoInterval(String text) {
    assertThatThrownBy(() -> Interval.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMonthThatIsTooShortDoesNotShortenTheNext() {
    List<String> periods = IntStream.range(0, 4).mapToObj(n -> MONTHLY.period(n).value()).toList();

    assertThat(periods).containsExactly("2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31");
  }

  @ParameterizedTest
  @CsvSource({"P1D,2027-01-02", "P2W,2027-01-28", "P1Y,2028-12-31"})
  void countsEveryUnit(String interval, String third) {
    Schedule schedule = with(Interval.parse(interval), 7, List.of());

    assertThat(schedule.period(2)).hasToString(third);
  }

  @Test
  void everyChargeHasItsOwnPeriodAndAsksLater() {
    Schedule daily = with(Interval.parse("P1D"), 0, List.of());
    List<ChargePeriod> periods = IntStream.range(0, 800).mapToObj(daily::period).toList();

    assertThat(periods).doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 800).mapToObj(daily::dueAt)).isSorted();
  }

  @Test
  void isOverAfterItsEndAndNotOnIt() {
    assertThat(MONTHLY.isOverAt(12)).isFalse();
    assertThat(MONTHLY.isOverAt(13)).isTrue();
  }

  @Test
  void retriesOnTheDaysItSaysAndNotMoreOften() {
    assertThat(MONTHLY.retryAt(0, 0)).isEmpty();
    assertThat(MONTHLY.retryAt(0, 1)).contains(Schedules.START.plus(Duration.ofDays(1)));
    assertThat(MONTHLY.retryAt(0, 3)).contains(Schedules.START.plus(Duration.ofDays(5)));
    assertThat(MONTHLY.retryAt(0, 4)).isEmpty();
  }

  @Test
  void evenWithoutGraceADayIsLeftToCharge() {
    assertThat(with(Interval.parse("P1M"), 0, List.of()).graceEnds(0))
        .isEqualTo(Schedules.START.plus(Duration.ofDays(1)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> with(Interval.parse("P1M"), 61, List.of()))
        .hasMessageContaining("0 to 60 days");
    assertThatThrownBy(() -> with(Interval.parse("P1M"), 3, List.of(4)))
        .hasMessageContaining("within the grace");
    assertThatThrownBy(() -> with(Interval.parse("P1M"), 7, List.of(3, 3)))
        .hasMessageContaining("rising");
    assertThatThrownBy(() -> with(Interval.parse("P1M"), 7, List.of(1, 2, 3, 4, 5)))
        .hasMessageContaining("up to 4");
    assertThatThrownBy(
            () ->
                new Schedule(
                    Interval.parse("P1M"),
                    Money.of(0, "EUR"),
                    Schedules.START,
                    Optional.empty(),
                    7,
                    List.of()))
        .hasMessageContaining("more than zero");
    assertThatThrownBy(
            () ->
                new Schedule(
                    Interval.parse("P1M"),
                    Money.of(1, "EUR"),
                    Schedules.START,
                    Optional.of(Schedules.START),
                    7,
                    List.of()))
        .hasMessageContaining("ends after it starts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P365D", "P52W", "P24M", "P5Y", "P1D"})
  void anIntervalIsUpToFiveYearsOfItsUnit(String text) {
    assertThat(Interval.parse(text)).hasToString(text);
  }

  @Test
  void anIntervalOfNothingCannotBeMade() {
    assertThatThrownBy(() -> new Interval(0, Interval.Unit.DAY))
        .hasMessage("an interval has 1 to 365 DAY");
  }

  @Test
  void graceAndRetriesMayBeAsLongAsTheyMay() {
    assertThat(with(Interval.parse("P1M"), 60, List.of(1, 2, 3, 60)).retryAfterDays()).hasSize(4);
    assertThatThrownBy(() -> with(Interval.parse("P1M"), -1, List.of()))
        .hasMessageContaining("0 to 60 days");
    assertThatThrownBy(() -> with(Interval.parse("P1M"), 7, List.of(0)))
        .hasMessageContaining("rising");
  }

  @Test
  void startsAheadAndNoFurtherThanTwoYears() {
    Instant start = Schedules.START;
    Instant twoYearsBefore = Instant.parse("2024-12-31T06:00:00Z");

    assertThat(MONTHLY.startsSoonAfter(start)).isFalse();
    assertThat(MONTHLY.startsSoonAfter(start.minusMillis(1))).isTrue();
    assertThat(MONTHLY.startsSoonAfter(twoYearsBefore)).isTrue();
    assertThat(MONTHLY.startsSoonAfter(twoYearsBefore.minusMillis(1))).isFalse();
  }

  @Test
  void endsAMillisecondAfterItStartsAtTheEarliest() {
    Instant start = Schedules.START;

    assertThat(Schedule.isOrdered(start, start.plusMillis(1))).isTrue();
    assertThat(Schedule.isOrdered(start, start.plusNanos(999_999))).isFalse();
    assertThat(Schedule.isOrdered(start.plusNanos(999_999), start.plusMillis(1))).isTrue();
  }

  @Test
  void isTheSameLineOfTextOnlyWhereAllOfItIsTheSame() {
    assertThat(MONTHLY.text())
        .isEqualTo("P1M 8.00 EUR 2026-12-31T06:00:00Z 2027-12-31T06:00:00Z 7 1,3,5");
    assertThat(with(Interval.parse("P2W"), 0, List.of()).text())
        .isEqualTo("P2W 8.00 EUR 2026-12-31T06:00:00Z  0 ");
  }

  @Test
  void aPlanIsCountedFromNothingAndDueWhenItsChargeIs() {
    assertThatThrownBy(() -> new ChargePlan(MONTHLY, -1, 0, Schedules.START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChargePlan(MONTHLY, 0, -1, Schedules.START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ChargePlan.of(MONTHLY).declined(Schedules.START).dueAt()).isEqualTo(Schedules.START);
  }

  @Test
  void aLateDeclineIsFollowedByTheNextRetryThatIsAhead() {
    ChargePlan plan = ChargePlan.of(MONTHLY);

    assertThat(plan.declined(Schedules.START).nextLookAt())
        .isEqualTo(Schedules.START.plus(Duration.ofDays(1)));
    assertThat(plan.declined(Schedules.START.plus(Duration.ofDays(1))).nextLookAt())
        .isEqualTo(Schedules.START.plus(Duration.ofDays(3)));
    assertThat(plan.declined(Schedules.START.plus(Duration.ofDays(5))).nextLookAt())
        .isEqualTo(Schedules.START.plus(Duration.ofDays(8)));
    assertThat(plan.declined(Schedules.START).tries()).isEqualTo(1);
  }

  @Test
  void anAgreementIsCountedFromOneAndNamedLikeOne() {
    assertThatThrownBy(
            () ->
                new Agreement(
                    Agreements.ID,
                    0,
                    Payments.SHOPPER,
                    Agreements.monthly().credential(),
                    Optional.empty(),
                    Payments.AMOUNT.currency(),
                    "order-1001",
                    Payments.NOW,
                    AgreementState.ACTIVE,
                    Optional.empty()))
        .hasMessage("version must be at least 1, was 0");
    assertThatThrownBy(() -> new AgreementId(Payments.ID.value()))
        .hasMessage("not an agreement id");
    assertThat(Agreements.ID).hasToString("a" + "abcdefgh".repeat(4));
  }

  @Test
  void aPlanMovesOnToTheNextChargeAndEndsWithTheSchedule() {
    ChargePlan plan = ChargePlan.of(MONTHLY);
    for (int i = 0; i < 12; i++) {
      plan = plan.afterThisCharge().orElseThrow();
    }

    assertThat(plan.period()).hasToString("2027-12-31");
    assertThat(plan.afterThisCharge()).isEmpty();
  }

  @Test
  void aPlanThatGoesOnLeavesOutWhatWasMissed() {
    Instant april = Instant.parse("2027-04-10T00:00:00Z");

    assertThat(ChargePlan.of(MONTHLY).after(april).orElseThrow().period())
        .hasToString("2027-04-30");
    assertThat(ChargePlan.of(MONTHLY).after(Instant.parse("2028-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void anAgreementsNameLeadsToItsFirstPaymentAndBack() {
    assertThat(Agreements.ID.firstPayment()).isEqualTo(Payments.ID);
    assertThat(AgreementId.of(Agreements.ID.firstPayment())).isEqualTo(Agreements.ID);
    assertThat(AgreementId.parse(Agreements.ID.value())).contains(Agreements.ID);
    assertThat(AgreementId.parse(Agreements.ID.firstPayment().value())).isEmpty();
    assertThat(AgreementId.parse("a")).isEmpty();
    assertThat(AgreementId.parse("")).isEmpty();
  }

  private static Schedule with(Interval interval, int graceDays, List<Integer> retries) {
    return new Schedule(
        interval, Money.of(800, "EUR"), Schedules.START, Optional.empty(), graceDays, retries);
  }
}
