package io.paykkaserverless.delivernotification;

import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.http.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date in one of HTTP's forms (RFC 9110, 5.6.7). */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** Whoever asks for more than this does not mean it. */
  private static final Duration ABSURD = Duration.ofDays(30);

  private RetryAfter() {}

  /**
   * How long {@code answer} asks us to wait, at most {@link DeliverySchedule#PAUSE_MAX}.
   *
   * @param at when it came
   * @return nothing where it asks for nothing, for a moment that has passed or for nonsense
   */
  static Optional<Duration> of(HttpAnswer answer, Instant at) {
    return answer.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(String::strip)
        .flatMap(text -> asked(text, at))
        .filter(asked -> asked.isPositive() && asked.compareTo(ABSURD) <= 0)
        .map(RetryAfter::capped);
  }

  private static Optional<Duration> asked(String text, Instant at) {
    return SECONDS.matcher(text).matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : date(text, at).map(until -> Duration.between(at, until));
  }

  private static Optional<Instant> date(String text, Instant at) {
    for (DateTimeFormatter form : forms(at)) {
      try {
        return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException _) {
        // perhaps the next form
      }
    }
    return Optional.empty();
  }

  /** The form in use and the two obsolete ones, of which one has a year of two digits. */
  private static List<DateTimeFormatter> forms(Instant at) {
    int firstYear = at.atOffset(ZoneOffset.UTC).getYear() - 50;
    return List.of(
        form("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US),
        form("EEE MMM ppd HH:mm:ss uuuu"));
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  private static Duration capped(Duration asked) {
    return asked.compareTo(DeliverySchedule.PAUSE_MAX) > 0 ? DeliverySchedule.PAUSE_MAX : asked;
  }
}
