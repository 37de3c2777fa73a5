package io.paykkaserverless.runner.secrets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One secret and every value it had. Prints no value.
 *
 * @param name its name
 * @param versions its values, oldest first; the last is under {@code AWSCURRENT}, the one before
 *     under {@code AWSPREVIOUS}; a secret may have none yet
 * @param changed when a value or a stage was changed last; empty where none ever was
 */
record StoredSecret(String name, List<Version> versions, Optional<Instant> changed) {

  StoredSecret {
    versions = List.copyOf(versions);
  }

  static StoredSecret empty(String name) {
    return new StoredSecret(name, List.of(), Optional.empty());
  }

  StoredSecret withValue(String versionId, String value, Instant at) {
    List<Version> more = new ArrayList<>(versions);
    more.add(new Version(versionId, value, at));
    return new StoredSecret(name, more, Optional.of(at));
  }

  /** The same with {@code AWSCURRENT} on {@code version}, one of its own. */
  StoredSecret withCurrent(Version version, Instant at) {
    List<Version> others = new ArrayList<>(versions);
    others.remove(version);
    others.add(version);
    return new StoredSecret(name, others, Optional.of(at));
  }

  Optional<Version> current() {
    return fromEnd(1);
  }

  Optional<Version> previous() {
    return fromEnd(2);
  }

  /** The value that a write named. */
  Optional<Version> named(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  Optional<Version> version(String stage) {
    return switch (stage) {
      case "AWSCURRENT" -> current();
      case "AWSPREVIOUS" -> previous();
      default -> Optional.empty();
    };
  }

  private Optional<Version> fromEnd(int place) {
    return versions.size() < place
        ? Optional.empty()
        : Optional.of(versions.get(versions.size() - place));
  }

  @Override
  public String toString() {
    return "[secret " + name + "]";
  }

  /**
   * A value.
   *
   * @param id its version id
   * @param value the secret text
   * @param at when it was written
   */
  record Version(String id, String value, Instant at) {
    @Override
    public String toString() {
      return "[version " + id + "]";
    }
  }
}
