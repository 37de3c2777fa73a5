package io.paykkaserverless.aws.configuration;

import java.util.Optional;

/**
 * An environment variable of the functions: what it is for, and how its text is read.
 *
 * @param name as it is set
 * @param purpose what it is for, for the documentation
 * @param wants completes "must be ..." where it is wrong
 * @param example a value that is right
 * @param fallback the value where it is not set; nothing where it must be set
 * @param parser reads the text
 * @param <T> what it is read as
 */
public record Variable<T>(
    String name,
    String purpose,
    String wants,
    String example,
    Optional<String> fallback,
    Parser<T> parser) {

  /**
   * Reads the text of a variable.
   *
   * @param <T> what it is read as
   */
  @FunctionalInterface
  public interface Parser<T> {

    /**
     * The value that {@code text} spells.
     *
     * @param loopback whether plain http to this machine is allowed
     * @throws IllegalArgumentException where it spells none
     */
    T parse(String text, boolean loopback);
  }

  /**
   * The same variable for a function that cannot do without it.
   *
   * @param wants completes "must be ..." where it is missing or wrong
   */
  public Variable<T> required(String wants) {
    return new Variable<>(name, purpose, wants, example, Optional.empty(), parser);
  }

  Variable<T> or(String value) {
    return new Variable<>(name, purpose, wants, example, Optional.of(value), parser);
  }

  @Override
  public String toString() {
    return name;
  }
}
