package io.paykkaserverless.aws.http;

import java.util.Optional;

/**
 * A field of a request's body that was asked for. Its value can be had once the whole body was
 * found to be right.
 *
 * @param <T> what it is read as
 */
public final class Field<T> {

  private final String pointer;
  private final Optional<T> value;

  Field(String pointer, Optional<T> value) {
    this.pointer = pointer;
    this.value = value;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException where it is wrong and {@link RequestBody#requireValid} was not
   *     called
   */
  public T value() {
    return value.orElseThrow(
        () -> new IllegalStateException("requireValid() must be called before " + pointer));
  }

  /** The value where it is right, for fields that depend on it. */
  public Optional<T> ifRight() {
    return value;
  }

  @Override
  public String toString() {
    return "[field " + pointer + "]";
  }
}
