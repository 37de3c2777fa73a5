package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the sweep should have looked at and did not. It runs every five minutes. */
record OverdueCheck(String table, DueIndex due, InstantSource clock) implements Check {

  private static final int COUNTED_MAX = 500;

  /** Three runs. What is due for less may just be next. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Longest first. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofDays(7),
          Duration.ofDays(1),
          Duration.ofHours(6),
          Duration.ofHours(1),
          PATIENCE);

  private static final String FIX =
      "look at the log of reconcile-payments and its schedule; where it runs and does not keep up,"
          + " raise SweepItemsMax";

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public String subject() {
    return "index due of table " + table;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    overdue("payment", due::payments, findings);
    overdue("agreement", due::agreements, findings);
    overdue("parked event", due::parkedEvents, findings);
    overdue("delivery", due::deliveries, findings);
    return findings.isEmpty()
        ? List.of(Finding.ok("nothing is due for more than " + Ago.words(PATIENCE) + " unattended"))
        : findings;
  }

  private void overdue(String what, Listing listing, List<Finding> findings) {
    Instant now = clock.instant();
    int number = listing.until(now.minus(PATIENCE), COUNTED_MAX).size();
    if (number == 0) {
      return;
    }
    Duration oldest =
        STEPS.stream()
            .filter(step -> !listing.until(now.minus(step), 1).isEmpty())
            .max(Comparator.naturalOrder())
            .orElse(PATIENCE);
    findings.add(
        Finding.problem(
            "%s%s %s due for more than %s, the oldest for more than %s"
                .formatted(
                    number == COUNTED_MAX ? "at least " : "",
                    number + " " + plural(what, number),
                    number == 1 ? "is" : "are",
                    Ago.words(PATIENCE),
                    Ago.words(oldest)),
            FIX));
  }

  private static String plural(String what, int number) {
    if (number == 1) {
      return what;
    }
    return what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
  }

  @FunctionalInterface
  private interface Listing {
    List<?> until(Instant moment, int limit);
  }
}
