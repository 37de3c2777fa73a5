package io.paykkaserverless.runner.secrets;

import java.util.Optional;

/**
 * One secret and its last two values. Prints no value.
 *
 * @param name its name
 * @param current the value under {@code AWSCURRENT}; a secret may have none yet
 * @param previous the value under {@code AWSPREVIOUS}
 */
record StoredSecret(String name, Optional<Version> current, Optional<Version> previous) {

  static StoredSecret empty(String name) {
    return new StoredSecret(name, Optional.empty(), Optional.empty());
  }

  StoredSecret withValue(String versionId, String value) {
    return new StoredSecret(name, Optional.of(new Version(versionId, value)), current);
  }

  Optional<Version> version(String stage) {
    return switch (stage) {
      case "AWSCURRENT" -> current;
      case "AWSPREVIOUS" -> previous;
      default -> Optional.empty();
    };
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
   */
  record Version(String id, String value) {
    @Override
    public String toString() {
      return "[version " + id + "]";
    }
  }
}
