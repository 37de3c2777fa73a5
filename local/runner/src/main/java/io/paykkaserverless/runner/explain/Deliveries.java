package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences for what became of the payment's messages at each endpoint of the merchant's. */
final class Deliveries {

  private final Told told;

  Deliveries(Told told) {
    this.told = told;
  }

  /** What was sent and not accepted, and what can be done about it; empty where all was. */
  List<String> open() {
    List<Fields> all =
        told.fields().list("notifications").stream()
            .flatMap(message -> message.list("deliveries").stream())
            .toList();
    long waiting = all.stream().filter(it -> isIn(it, DeliveryState.WAITING)).count();
    long over = all.stream().filter(Deliveries::isOverInVain).count();
    List<String> sentences = new ArrayList<>();
    if (waiting > 0) {
      sentences.add(
          "The merchant's server has not accepted "
              + waiting
              + " of "
              + all.size()
              + " deliveries yet; "
              + (waiting == 1 ? "it is" : "they are")
              + " tried again.");
    }
    if (over > 0) {
      sentences.add(
          over
              + " of "
              + all.size()
              + " deliveries to the merchant's server "
              + (over == 1 ? "was" : "were")
              + " not accepted and "
              + (over == 1 ? "is" : "are")
              + " not tried any more; once the server takes messages again, ./paykka replay"
              + " --payment "
              + told.fields().text("id")
              + " sends them again.");
    }
    return sentences;
  }

  /** One message, then each endpoint it went to: in one paragraph where there is one. */
  List<List<String>> paragraphs(Fields message) {
    List<Fields> deliveries = message.list("deliveries");
    String name = message.text("type") + " (" + message.text("id") + ")";
    if (deliveries.isEmpty()) {
      return List.of(List.of(name + " " + withoutAny(message)));
    }
    List<List<String>> paragraphs = new ArrayList<>();
    if (deliveries.size() > 1) {
      paragraphs.add(List.of(name + ":"));
    }
    for (Fields delivery : deliveries) {
      List<String> sentences = new ArrayList<>();
      if (deliveries.size() == 1) {
        sentences.add(name + ".");
      }
      delivery(delivery, message, sentences);
      paragraphs.add(sentences);
    }
    return paragraphs;
  }

  private String withoutAny(Fields message) {
    if (message.maybe("handed_over_at").isEmpty()) {
      return "is about to be sent.";
    }
    return told.fields().json().bool("deliveries_complete").orElse(true)
        ? "went nowhere: no endpoint wants it."
        : "was sent, and there are too many messages for the API to say what became of it.";
  }

  private static void delivery(Fields delivery, Fields message, List<String> sentences) {
    String endpoint = "Endpoint " + delivery.text("endpoint") + " ";
    Optional<DeliveryState> state = delivery.word("status", DeliveryState.class);
    sentences.add(
        endpoint
            + state
                .map(it -> meaning(it, delivery))
                .orElseGet(() -> "is " + delivery.text("status"))
            + vain(delivery)
            + ".");
    state.flatMap(it -> next(it, delivery, message)).ifPresent(sentences::add);
    long replays = delivery.number("replays");
    if (replays > 0) {
      sentences.add("It was replayed " + (replays == 1 ? "once." : replays + " times."));
    }
  }

  private static String meaning(DeliveryState state, Fields delivery) {
    return switch (state) {
      case DELIVERED -> "accepted it at " + delivery.time("delivered_at");
      case WAITING ->
          delivery.list("attempts").stream()
              .reduce((_, last) -> last)
              .map(last -> isAccepted(last) ? "gets it once more" : "has not accepted it yet")
              .orElse("has not been asked yet");
      case GIVEN_UP -> "never accepted it, and the schedule has no more tries";
      case GONE -> "said that it does not want it";
      case ENDPOINT_REMOVED -> "is not configured any more";
    };
  }

  private static Optional<String> next(DeliveryState state, Fields delivery, Fields message) {
    return switch (state) {
      case DELIVERED -> Optional.empty();
      case WAITING ->
          Optional.of(
              "The next try is made at " + delivery.time("next_try_at") + " or a little later.");
      case GIVEN_UP, GONE, ENDPOINT_REMOVED ->
          Optional.of(
              (state == DeliveryState.ENDPOINT_REMOVED ? "Once it is again, " : "")
                  + "./paykka replay --notification "
                  + message.text("id")
                  + " --endpoint "
                  + delivery.text("endpoint")
                  + " sends it again.");
    };
  }

  /** How many of the tries that are kept were in vain, with the first and the last of them. */
  private static String vain(Fields delivery) {
    List<Fields> all = delivery.list("attempts");
    List<Fields> vain = all.stream().filter(it -> !isAccepted(it)).toList();
    if (vain.isEmpty()) {
      return "";
    }
    String count =
        (all.size() < Delivery.ATTEMPTS_KEPT
                ? "%d %s".formatted(vain.size(), vain.size() == 1 ? "try" : "tries")
                : "%d of the last %d tries".formatted(vain.size(), all.size()))
            + " in vain";
    return vain.size() == 1
        ? " (" + count + ", at " + attempt(vain.getFirst()) + ")"
        : " ("
            + count
            + ", the first at "
            + attempt(vain.getFirst())
            + ", the last at "
            + attempt(vain.getLast())
            + ")";
  }

  /** When, and what was answered. */
  private static String attempt(Fields attempt) {
    long status = attempt.number("http_status");
    return attempt.time("at")
        + " with "
        + (status == 0 ? "no answer" : "HTTP " + status)
        + attempt.filled("excerpt").map(it -> " \"" + it.strip() + "\"").orElse("");
  }

  private static boolean isAccepted(Fields attempt) {
    long status = attempt.number("http_status");
    return status >= 200 && status < 300;
  }

  private static boolean isIn(Fields delivery, DeliveryState state) {
    return delivery.word("status", DeliveryState.class).filter(it -> it == state).isPresent();
  }

  private static boolean isOverInVain(Fields delivery) {
    return delivery
        .word("status", DeliveryState.class)
        .filter(
            it ->
                switch (it) {
                  case GONE, ENDPOINT_REMOVED, GIVEN_UP -> true;
                  case WAITING, DELIVERED -> false;
                })
        .isPresent();
  }
}
