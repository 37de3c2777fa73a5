package io.paykkaserverless.core.notification;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the merchant calls one of the addresses that hear of changes. Stays when the address or its
 * key changes.
 *
 * @param value 1 to 32 lower-case letters, digits and hyphens, a letter or digit first
 */
public record EndpointName(String value) {

  /** What a name looks like, for errors and schemas. */
  public static final String FORM = "[a-z0-9][a-z0-9-]{0,31}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  public EndpointName {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("an endpoint's name must match " + FORM);
    }
  }

  /** The name that {@code text} spells, or nothing if it is none. */
  public static Optional<EndpointName> parse(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new EndpointName(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
