package io.paykkaserverless.core.order;

import java.net.InetAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the value of a {@link DetailField} looks like. */
public enum DetailForm {
  TEXT("text without control characters", Kind.TEXT),
  EMAIL("an e-mail address", Kind.TEXT),
  COUNTRY("an ISO 3166-1 alpha-2 country code such as DE", Kind.TEXT),
  DATE("a date such as 2026-12-24", Kind.TEXT),
  DATE_TIME("a date and time with offset such as 2026-12-24T18:00:00+01:00", Kind.TEXT),
  URL("an absolute http or https URL", Kind.TEXT),
  IP_ADDRESS("an IP address", Kind.TEXT),
  COUNT("a whole number from 0 to 999999999999", Kind.NUMBER),
  POSITIVE_COUNT("a whole number from 1 to 999999999999", Kind.NUMBER),
  FLAG("true or false", Kind.FLAG),
  DEVICE_TYPE("one of PC, MOBILE, TABLET", Kind.TEXT),
  TERMINAL_TYPE("one of WEB, APP, WAP", Kind.TEXT),
  DEVICE_OS("one of WINDOWS, MACOS, LINUX, ANDROID, IOS, UNKNOWN", Kind.TEXT);

  /** How a value is written in JSON. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  private static final int COUNT_DIGITS_MAX = 12;

  /** The JDK also reads years of more digits, times without seconds and offsets with them. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

  /** The JDK also reads "127.1", brackets and the names of our own network interfaces. */
  private static final Pattern IP =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]+");

  private final String wants;
  private final Kind kind;

  DetailForm(String wants, Kind kind) {
    this.wants = wants;
    this.kind = kind;
  }

  /** Completes "must be ..." where a value is not of this form. */
  public String wants() {
    return wants;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether {@code value} is of this form. */
  public boolean accepts(String value) {
    if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    return switch (this) {
      case TEXT -> true;
      case EMAIL -> value.indexOf('@') > 0 && value.indexOf(' ') < 0 && !value.endsWith("@");
      case COUNTRY -> isOneOf(value, Locale.getISOCountries());
      case DATE -> parses(() -> LocalDate.parse(value));
      case DATE_TIME -> parses(() -> dateTime(value));
      case URL -> isWebAddress(value);
      case IP_ADDRESS -> IP.matcher(value).matches() && parses(() -> InetAddress.ofLiteral(value));
      case COUNT -> isCount(value);
      case POSITIVE_COUNT -> isCount(value) && value.chars().anyMatch(c -> c != '0');
      case FLAG -> isOneOf(value, "true", "false");
      case DEVICE_TYPE -> isOneOf(value, "PC", "MOBILE", "TABLET");
      case TERMINAL_TYPE -> isOneOf(value, "WEB", "APP", "WAP");
      case DEVICE_OS -> isOneOf(value, "WINDOWS", "MACOS", "LINUX", "ANDROID", "IOS", "UNKNOWN");
    };
  }

  /**
   * A date and time in the form of RFC 3339.
   *
   * @throws IllegalArgumentException where {@code text} is none
   */
  public static OffsetDateTime dateTime(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      throw new IllegalArgumentException("not in the form of RFC 3339");
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such date and time", e);
    }
  }

  private static boolean isCount(String value) {
    return value.length() <= COUNT_DIGITS_MAX && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isOneOf(String value, String... words) {
    return Arrays.asList(words).contains(value);
  }

  private static boolean isWebAddress(String value) {
    return parses(
        () -> {
          URI url = URI.create(value);
          boolean web = "https".equalsIgnoreCase(url.getScheme());
          boolean ascii = value.equals(url.toASCIIString());
          if (!ascii
              || url.getHost() == null
              || !(web || "http".equalsIgnoreCase(url.getScheme()))) {
            throw new IllegalArgumentException("not a web address");
          }
          return url;
        });
  }

  private static boolean parses(Parse parse) {
    try {
      parse.run();
      return true;
    } catch (DateTimeException | IllegalArgumentException _) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Parse {
    Object run();
  }
}
