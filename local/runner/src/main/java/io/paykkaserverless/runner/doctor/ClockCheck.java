package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * This machine's clock against that of whoever answers for our API. What is signed here, or judged
 * by its time, is off by as much.
 *
 * @param address of something that answers with a date
 */
record ClockCheck(URI address, Probe probe, InstantSource clock) implements Check {

  private static final Duration WIDE = Duration.ofSeconds(30);

  private static final String FIX =
      "set the clock by NTP (timedatectl set-ntp true, or 'sntp -sS' on a Mac)";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String subject() {
    return "this machine's against the Date of " + address.getAuthority();
  }

  @Override
  public List<Finding> look() {
    Instant before = clock.instant();
    return switch (probe.get(address)) {
      case Probe.Outcome.Answered answered ->
          List.of(
              answered
                  .date()
                  .flatMap(ClockCheck::instant)
                  .map(there -> compared(there, before, clock.instant()))
                  .orElseGet(() -> Finding.notChecked("not checked: the answer has no date")));
      case Probe.Outcome.Unanswered(String why, String _) ->
          List.of(Finding.notChecked("not checked: " + why));
    };
  }

  /** The date was made some time during the call, and has whole seconds. */
  private static Finding compared(Instant there, Instant before, Instant after) {
    Duration ahead = Duration.between(there.plusSeconds(1), before);
    Duration behind = Duration.between(after, there);
    boolean isAhead = ahead.compareTo(behind) > 0;
    Duration off = isAhead ? ahead : behind;
    String words = "%s %s".formatted(Ago.words(off), isAhead ? "ahead" : "behind");
    if (off.compareTo(PaykkaVerifier.WINDOW) > 0) {
      return Finding.problem(
          "%s: PayKKa takes signatures within %d minutes alone"
              .formatted(words, PaykkaVerifier.WINDOW.toMinutes()),
          FIX);
    }
    return off.compareTo(WIDE) > 0
        ? Finding.warning(words, FIX)
        : Finding.ok("right within " + Ago.many(WIDE.toSeconds(), "second"));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
