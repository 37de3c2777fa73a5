package io.paykkaserverless.runner.iam;

import io.paykkaserverless.runner.log.LogSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a function may do something and remembers which grants were used. The first time
 * it refuses something it says so in the log, in plain words. For use by several threads.
 */
public final class Authority {

  private final Grants grants;
  private final Optional<UseRecord> record;
  private final LogSink log;
  private final Set<Grant> used = new LinkedHashSet<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  /**
   * An authority that has decided nothing yet.
   *
   * @param record is told of each grant when it is used for the first time
   */
  public Authority(Grants grants, Optional<UseRecord> record, LogSink log) {
    this.grants = grants;
    this.record = record;
    this.log = log;
  }

  /** Which grants were used so far. */
  public synchronized Set<Grant> used() {
    return new LinkedHashSet<>(used);
  }

  Grants grants() {
    return grants;
  }

  /** The first of {@code wanted} that is not granted; empty where all are, which is no use yet. */
  synchronized Optional<Permission> lacking(Principal who, List<Permission> wanted) {
    for (Permission permission : wanted) {
      if (grants.narrowest(who, permission).isEmpty()) {
        complain(
            "%s wants %s on %s, which template.yaml does not grant it: see %s"
                .formatted(who.name(), permission.action(), permission.resource(), who.role()));
        return Optional.of(permission);
      }
    }
    return Optional.empty();
  }

  /**
   * Remembers that {@code done} was done: for each the narrowest grant that allows it, so that a
   * wider one which is never needed shows.
   */
  synchronized void used(Principal who, List<Permission> done) {
    done.stream()
        .flatMap(permission -> grants.narrowest(who, permission).stream())
        .filter(used::add)
        .forEach(grant -> record.ifPresent(file -> file.add(grant)));
  }

  /** Says something that was not said before. */
  synchronized void complain(String complaint) {
    if (complaints.add(complaint)) {
      log.line("gate", "ERROR " + complaint);
    }
  }
}
