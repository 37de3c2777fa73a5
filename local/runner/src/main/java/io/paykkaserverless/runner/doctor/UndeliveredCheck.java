package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.notification.DeliveryStore.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Messages of the last days that an endpoint has not accepted. */
record UndeliveredCheck(String table, DeliveryStore store, InstantSource clock) implements Check {

  private static final Duration LOOKED_BACK = Duration.ofDays(30);
  private static final int PAGE = 100;
  private static final int PAGES_MAX = 10;

  /** So long every message may take: the first tries are over by then. */
  private static final Duration YOUNG = Duration.ofHours(1);

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public String subject() {
    return "index undelivered of table " + table;
  }

  @Override
  public List<Finding> look() {
    Instant now = clock.instant();
    Filter filter = new Filter(now.minus(LOOKED_BACK), now.plusSeconds(1), Optional.empty(), true);
    List<Delivery> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    boolean more = true;
    for (int page = 0; page < PAGES_MAX && more; page++) {
      Page next = store.page(filter, after, PAGE);
      found.addAll(next.deliveries());
      after = next.next();
      more = after.isPresent();
    }
    List<Finding> findings = new ArrayList<>();
    List<Delivery> over = found.stream().filter(it -> it.state().isOver()).toList();
    List<Delivery> late =
        found.stream()
            .filter(it -> !it.state().isOver())
            .filter(it -> it.announcedAt().isBefore(now.minus(YOUNG)))
            .toList();
    String atLeast = more ? "at least " : "";
    finding(atLeast, over, "is not tried any more", "are not tried any more", now)
        .ifPresent(findings::add);
    finding(atLeast, late, "was not accepted yet", "were not accepted yet", now)
        .ifPresent(findings::add);
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                found.isEmpty()
                    ? "every one was accepted"
                    : Ago.many(found.size(), "young one") + " on the way"))
        : findings;
  }

  private static Optional<Finding> finding(
      String atLeast, List<Delivery> deliveries, String one, String many, Instant now) {
    return deliveries.stream()
        .map(Delivery::announcedAt)
        .min(Comparator.naturalOrder())
        .map(
            oldest ->
                Finding.warning(
                    "%s%s %s, the oldest %s old"
                        .formatted(
                            atLeast,
                            Ago.many(deliveries.size(), "message"),
                            deliveries.size() == 1 ? one : many,
                            Ago.words(Duration.between(oldest, now))),
                    "mend the receiver; './paykka replay --from DATE' sends them again"));
  }
}
