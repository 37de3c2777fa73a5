package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestQuery;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.EndpointName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code GET /notifications} asks for.
 *
 * @param after where the page begins; nothing for the first
 * @param limit how many at most
 */
record ListNotificationsRequest(DeliveryStore.Filter filter, Optional<String> after, int limit) {

  private static final int LIMIT_MAX = 100;
  private static final int LIMIT_DEFAULT = 50;
  private static final Duration PERIOD_DEFAULT = Duration.ofDays(7);

  /** A year, and what it takes to speak of it afterwards. */
  private static final Duration PERIOD_MAX = Duration.ofDays(400);

  private static final String NEXT_OF_THE_PAGE_BEFORE = "the next of the page before";

  private static final FieldType<String> CURSOR =
      matching(NEXT_OF_THE_PAGE_BEFORE, "[\\x21-\\x7e]{1,1024}");
  private static final FieldType<String> FLAG = matching("true or false", "true|false");
  private static final FieldType<String> LIMIT =
      matching("a whole number from 1 to " + LIMIT_MAX, "[1-9][0-9]?|100");

  /**
   * Reads the query.
   *
   * @throws ProblemException 400, naming every parameter that is wrong
   */
  static ListNotificationsRequest read(HttpRequest request, Instant now) {
    RequestQuery query = RequestQuery.of(request);
    Optional<Instant> from = query.optional("from", FieldType.dateTime());
    Instant to = query.optional("to", FieldType.dateTime()).orElse(now);
    Optional<EndpointName> endpoint = query.optional("endpoint", FieldType.endpointName());
    Optional<String> undelivered = query.optional("undelivered", FLAG);
    Optional<String> limit = query.optional("limit", LIMIT);
    Optional<String> after = query.optional("after", CURSOR);
    query.requireValid();
    Instant begin = from.orElseGet(() -> to.minus(PERIOD_DEFAULT));
    if (!begin.isBefore(to)) {
      query.refuse("from", "must be before to, which is this moment where it is left out");
    } else if (Duration.between(begin, to).compareTo(PERIOD_MAX) > 0) {
      query.refuse("from", "must be at most " + PERIOD_MAX.toDays() + " days before to");
    }
    query.requireValid();
    return new ListNotificationsRequest(
        new DeliveryStore.Filter(
            begin, to, endpoint, undelivered.map(Boolean::parseBoolean).orElse(true)),
        after,
        limit.map(Integer::parseInt).orElse(LIMIT_DEFAULT));
  }

  /** 400: {@link #after} was never handed out. */
  static ProblemException unknownCursor() {
    return new ProblemException(
        Problem.invalidQuery("after must be " + NEXT_OF_THE_PAGE_BEFORE + "."));
  }

  private static FieldType<String> matching(String wants, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return FieldType.parsed(
        wants,
        1024,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not " + wants);
          }
          return text;
        });
  }
}
