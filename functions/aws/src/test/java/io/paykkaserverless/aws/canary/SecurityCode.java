package io.paykkaserverless.aws.canary;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cards' security codes. Three digits stand in the middle of many other texts, so they are found in
 * two surroundings only: behind a name that speaks of a security code, in every form; and as a
 * value of their own, in quotes or between spaces, in text that was not decoded from Base64 or
 * hexadecimal, where any three characters turn up by chance.
 */
record SecurityCode(List<String> codes, Pattern named, Pattern alone) implements Watch {

  private static final String NAME =
      "(?i:cvv2?|cvc2?|csc|cvn2?|cid|security[ _-]?code|verification[ _-]?(?:code|value))";

  /** The header's value is any number of seconds. */
  private static final String NOT_SECONDS = "(?<!(?i:retry-after)[^0-9A-Za-z]{1,6})";

  SecurityCode(List<String> codes) {
    this(codes, "(?:" + String.join("|", codes) + ")");
  }

  private SecurityCode(List<String> codes, String code) {
    this(
        List.copyOf(codes),
        Pattern.compile(NAME + "[^0-9A-Za-z]{1,8}" + code + "(?![0-9A-Za-z])"),
        Pattern.compile(NOT_SECONDS + "(?<![\\w.:+-])" + code + "(?![\\w.:+-])"));
  }

  @Override
  public String name() {
    return "a security code";
  }

  @Override
  public boolean sees(Reading reading) {
    return codes.stream().anyMatch(reading.text()::contains)
        && (named.matcher(reading.text()).find()
            || (!reading.isDecoded() && alone.matcher(reading.text()).find()));
  }

  @Override
  public String toString() {
    return name();
  }
}
