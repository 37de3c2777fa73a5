package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Endpoints that have refused a message for half of the schedule of tries or longer. */
record EndpointHealthCheck(String table, EndpointHealthStore store, InstantSource clock)
    implements Check {

  @Override
  public String name() {
    return "receivers";
  }

  @Override
  public String subject() {
    return "failing endpoints in table " + table;
  }

  @Override
  public List<Finding> look() {
    List<EndpointHealth> failing = store.failing();
    return failing.isEmpty()
        ? List.of(Finding.ok("none fails"))
        : failing.stream().map(this::finding).toList();
  }

  private Finding finding(EndpointHealth health) {
    return Finding.problem(
        "endpoint %s fails for %s; %d%% of the schedule of tries is used up"
            .formatted(
                health.endpoint(),
                Ago.words(Duration.between(health.failingSince(), clock.instant())),
                health.percent()),
        "mend the receiver; then ./paykka replay --endpoint " + health.endpoint());
  }
}
