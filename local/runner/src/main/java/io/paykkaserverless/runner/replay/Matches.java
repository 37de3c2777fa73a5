package io.paykkaserverless.runner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.operator.OperatorApi.Reply;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Finds out which messages are meant, all of them before the first is sent: asks, changes none. */
final class Matches {

  private static final int PAGE = 100;

  private final PatientApi api;
  private final Pauses pauses;
  private final ReplayOptions options;

  Matches(PatientApi api, Pauses pauses, ReplayOptions options) {
    this.api = api;
    this.pauses = pauses;
    this.options = options;
  }

  /** What came of it. */
  sealed interface Found {

    /**
     * These are meant.
     *
     * @param matches oldest first
     * @param notes what else is worth knowing, a sentence each
     */
    record Matched(List<Match> matches, List<String> notes) implements Found {}

    /** It cannot be told. */
    record Unknown(String sentence) implements Found {}

    /** Somebody wants to stop. */
    record Stopped() implements Found {}
  }

  /**
   * What was delivered or not between two moments.
   *
   * @param progress is told how many were found so far, after each page
   */
  Found between(Instant from, Instant to, IntConsumer progress) {
    List<Match> matches = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      if (!pauses.pause(Duration.ZERO)) {
        return new Found.Stopped();
      }
      switch (api.get(page(from, to, after))) {
        case Reply.Read(JsonObject page, String _) -> {
          Optional<List<Match>> read =
              all(page, "notifications", it -> match(it, "notification_id", it));
          if (read.isEmpty()) {
            return unreadable();
          }
          matches.addAll(read.get());
          after = page.text("next");
          progress.accept(matches.size());
        }
        case Reply.NotFound _ -> {
          return new Found.Unknown(
              "this API has no list of notifications: is its version older than this?");
        }
        case Reply.Failed(_, String why) -> {
          return new Found.Unknown(why);
        }
      }
    } while (after.isPresent());
    return new Found.Matched(sorted(matches), List.of());
  }

  /** What there is of a payment or an agreement. */
  Found of(OutboxOwner owner) {
    return of(owner, Optional.empty());
  }

  /** What there is of one message, whatever became of it. */
  Found of(NotificationId notification) {
    return of(notification.owner(), Optional.of(notification));
  }

  private Found of(OutboxOwner owner, Optional<NotificationId> one) {
    return switch (api.get(path(owner))) {
      case Reply.Read(JsonObject read, String _) -> of(read, one);
      case Reply.NotFound _ -> new Found.Unknown("there is no " + owner.text());
      case Reply.Failed(_, String why) -> new Found.Unknown(why);
    };
  }

  private Found of(JsonObject owner, Optional<NotificationId> one) {
    if (owner.array("notifications").isEmpty()) {
      return unreadable();
    }
    List<Match> matches = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    boolean known = one.isEmpty();
    for (JsonObject message : objects(owner, "notifications").toList()) {
      boolean meant = one.isEmpty() || message.text("id").equals(one.map(NotificationId::text));
      if (meant) {
        known = true;
        Optional<List<Match>> read = all(message, "deliveries", it -> match(message, "id", it));
        if (read.isEmpty()) {
          return unreadable();
        }
        if (read.get().isEmpty()) {
          notes.add(message.text("id").orElse("?") + " went to no endpoint yet.");
        }
        read.get().stream()
            .filter(it -> one.isPresent() || isWanted(it))
            .filter(it -> options.endpoint().map(name -> isTo(it, name)).orElse(true))
            .forEach(matches::add);
      }
    }
    if (owner.bool("deliveries_complete").filter(complete -> !complete).isPresent()) {
      notes.add("There are more than one answer holds; the oldest are missing: name them by id.");
    }
    return known
        ? new Found.Matched(sorted(matches), notes)
        : new Found.Unknown("there is no such message");
  }

  private boolean isWanted(Match match) {
    return options.includeDelivered()
        || match.about().filter(it -> it.status().equals(DeliveryState.DELIVERED.name())).isEmpty();
  }

  private static boolean isTo(Match match, EndpointName name) {
    return match.endpoint().equals(Optional.of(name));
  }

  private String page(Instant from, Instant to, Optional<String> after) {
    return "/notifications?from="
        + encoded(from.toString())
        + "&to="
        + encoded(to.toString())
        + options.endpoint().map(name -> "&endpoint=" + name).orElse("")
        + "&undelivered="
        + !options.includeDelivered()
        + "&limit="
        + PAGE
        + after.map(text -> "&after=" + encoded(text)).orElse("");
  }

  private static String path(OutboxOwner owner) {
    return switch (owner) {
      case OutboxOwner.OfPayment(var payment) -> "/payments/" + payment;
      case OutboxOwner.OfAgreement(var agreement) -> "/agreements/" + agreement;
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Nothing where a part of it is missing. */
  private static Optional<Match> match(JsonObject message, String idName, JsonObject delivery) {
    Optional<NotificationId> id = message.text(idName).flatMap(NotificationId::parse);
    Optional<EndpointName> endpoint = delivery.text("endpoint").flatMap(EndpointName::parse);
    Optional<Match.About> about =
        message
            .text("created_at")
            .flatMap(Matches::moment)
            .flatMap(
                madeAt ->
                    delivery
                        .text("status")
                        .map(status -> about(message.text("type").orElse("?"), madeAt, status)));
    return id.isPresent() && endpoint.isPresent() && about.isPresent()
        ? Optional.of(new Match(id.get(), endpoint, about))
        : Optional.empty();
  }

  private static Match.About about(String type, Instant madeAt, String status) {
    return new Match.About(printable(type), madeAt, printable(status));
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** All of a list; nothing where one cannot be read: it must not be left out unnoticed. */
  private static Optional<List<Match>> all(
      JsonObject in, String name, Function<JsonObject, Optional<Match>> reading) {
    List<Optional<Match>> each = objects(in, name).map(reading).toList();
    return in.array(name).isPresent() && each.stream().allMatch(Optional::isPresent)
        ? Optional.of(each.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private static Found unreadable() {
    return new Found.Unknown(
        "the API's answer cannot be read: is its version another one than this command's?");
  }

  private static List<Match> sorted(List<Match> matches) {
    return matches.stream().sorted(Match.OLDEST_FIRST).distinct().toList();
  }

  private static Stream<JsonObject> objects(JsonObject in, String name) {
    return in.array(name).map(JsonArray::values).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }
}
