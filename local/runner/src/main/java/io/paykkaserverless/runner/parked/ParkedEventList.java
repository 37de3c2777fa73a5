package io.paykkaserverless.runner.parked;

import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parked events, as {@code GET /parked-events} gives them, in sentences. */
public final class ParkedEventList {

  private ParkedEventList() {}

  /** All of them, what came last first; a sentence where there is none. */
  public static String tell(JsonObject answer) {
    List<JsonObject> events =
        answer.array("events").stream()
            .flatMap(array -> array.values().stream())
            .flatMap(ParkedEventList::object)
            .toList();
    return events.isEmpty()
        ? "Nothing is parked: everything that PayKKa signed was taken in."
        : events.stream().map(ParkedEventList::sentences).collect(Collectors.joining("\n\n"));
  }

  private static Stream<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object ? Stream.of(object) : Stream.empty();
  }

  private static String sentences(JsonObject event) {
    String reason = text(event, "reason");
    String sentence =
        "%s  %s about %s%n  %s%n  %s%n  Its id is %s."
            .formatted(
                text(event, "parked_at"),
                text(event, "kind"),
                text(event, "subject"),
                meaning(reason),
                tries(event),
                text(event, "id"));
    return event
        .text("body")
        .map(body -> sentence + "\n  It says: " + printable(body))
        .orElse(sentence);
  }

  private static String tries(JsonObject event) {
    long tries = event.integer("tries").orElse(0L);
    String so = tries == 1 ? "Tried again once" : "Tried again %d times".formatted(tries);
    return event
        .text("next_look_at")
        .map(next -> so + "; the next time is " + printable(next) + ".")
        .orElse(so + ", and not any more.");
  }

  /** A word that is new is said as it is. */
  private static String meaning(String word) {
    Optional<ParkedReason> reason =
        Arrays.stream(ParkedReason.values()).filter(it -> it.name().equals(word)).findFirst();
    return reason.map(ParkedEventList::meaning).orElse("It was not taken in: " + word + ".");
  }

  private static String meaning(ParkedReason reason) {
    return switch (reason) {
      case UNKNOWN_PAYMENT ->
          "Its number is none of ours, as after a refund in PayKKa's portal, or its payment is"
              + " gone.";
      case UNKNOWN_ATTEMPT -> "The payment has no such attempt, or none that was approved.";
      case UNKNOWN_REFUND -> "The payment has no such refund.";
      case MERCHANT_DIFFERS,
          AMOUNT_DIFFERS,
          CURRENCY_DIFFERS,
          ORDER_ID_DIFFERS,
          REFUND_ORDER_ID_DIFFERS,
          SHOPPER_DIFFERS ->
          "It differs from the payment it names, in this: " + differing(reason) + ".";
      case UNSUPPORTED -> "This version does not know events of its kind.";
      case MALFORMED -> "It cannot be read.";
    };
  }

  private static String differing(ParkedReason reason) {
    return reason.name().replace("_DIFFERS", "").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static String text(JsonObject event, String name) {
    return event.text(name).map(ParkedEventList::printable).orElse("?");
  }

  /** What came from elsewhere must not move the terminal's cursor. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
