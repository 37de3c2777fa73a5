package io.paykkaserverless.aws.canary;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cards' expiry dates. A year and a month are in every date, so they are found behind a name that
 * speaks of expiry, and together as they are embossed on cards: {@code 07/31}.
 */
record ExpiryDate(List<Date> dates, Pattern named, Pattern embossed) implements Watch {

  private static final String NAME = "(?i:exp(?:iry|iration|ires|ire)?[ _-]?(?:year|month|date)?)";

  /** A year of four digits, and a month of two. */
  record Date(String year, String month) {

    private String value() {
      return year + "|" + month + year.substring(2) + "|" + month;
    }

    private String embossed() {
      return "%2$s[/-](?:%1$s|%3$s)|%1$s[/-]%2$s".formatted(year, month, year.substring(2));
    }
  }

  ExpiryDate(List<Date> dates) {
    this(
        List.copyOf(dates),
        Pattern.compile(
            NAME + "[^0-9A-Za-z]{1,8}(?:" + any(dates, Date::value) + ")(?![0-9A-Za-z-])"),
        Pattern.compile("(?<![\\w.:+-])(?:" + any(dates, Date::embossed) + ")(?![\\w:+-])"));
  }

  private boolean hasAny(String text) {
    return dates.stream()
        .anyMatch(date -> text.contains(date.year().substring(2)) && text.contains(date.month()));
  }

  private static String any(List<Date> dates, Function<Date, String> form) {
    return dates.stream().map(form).collect(Collectors.joining("|"));
  }

  @Override
  public String name() {
    return "an expiry date";
  }

  @Override
  public boolean sees(Reading reading) {
    // The patterns are slow, and most texts have neither.
    boolean speaksOfIt =
        reading.text().contains("exp")
            || reading.text().contains("Exp")
            || reading.text().contains("EXP");
    return (speaksOfIt && named.matcher(reading.text()).find())
        || (!reading.isDecoded()
            && hasAny(reading.text())
            && embossed.matcher(reading.text()).find());
  }

  @Override
  public String toString() {
    return name();
  }
}
