package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** What PayKKa signed and could not be taken in. */
record ParkedCheck(String table, ParkedEventStore store, InstantSource clock) implements Check {

  private static final int COUNTED_MAX = 100;

  @Override
  public String name() {
    return "parked events";
  }

  @Override
  public String subject() {
    return "index parked of table " + table;
  }

  @Override
  public List<Finding> look() {
    List<Instant> parked = store.newest(COUNTED_MAX).stream().map(ParkedEvent::parkedAt).toList();
    return parked.stream()
        .min(Comparator.naturalOrder())
        .map(
            oldest ->
                List.of(
                    Finding.warning(
                        "%s%s, the oldest of these %s ago"
                            .formatted(
                                parked.size() == COUNTED_MAX ? "at least " : "",
                                Ago.many(parked.size(), "event"),
                                Ago.words(Duration.between(oldest, clock.instant()))),
                        "./paykka parked says why each could not be taken in")))
        .orElseGet(() -> List.of(Finding.ok("none")));
  }
}
