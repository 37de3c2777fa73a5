package io.paykkaserverless.core.agreement;

/**
 * What a charge is for, such as {@code 2026-12}. An agreement is charged once per period, however
 * often it is asked for.
 *
 * @param value 1 to 32 letters, digits, dots, dashes or underscores
 */
public record ChargePeriod(String value) {

  public ChargePeriod {
    if (!value.matches("[A-Za-z0-9._-]{1,32}")) {
      throw new IllegalArgumentException(
          "a period has 1 to 32 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
