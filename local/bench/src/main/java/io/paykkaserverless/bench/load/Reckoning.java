package io.paykkaserverless.bench.load;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.transaction.Book;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Holds every payment against the books of the PayKKa that moved the money, and against what the
 * merchant was told. What differs is an effect that was lost or doubled.
 */
final class Reckoning {

  /** A transaction is called as its payment is, with the attempt's number behind. */
  private static final int ATTEMPT_LENGTH = 3;

  private final Dealings dealings;
  private final Received received;
  private final Trouble lost;

  /**
   * Over all payments that were dealt with.
   *
   * @param lost gets a sentence for each difference
   */
  Reckoning(Dealings dealings, Received received, Trouble lost) {
    this.dealings = dealings;
    this.received = received;
    this.lost = lost;
  }

  /**
   * Compares all.
   *
   * @param books all of PayKKa's
   * @param view how our API shows a payment to the merchant's server
   */
  void reckon(List<Book> books, Function<String, JsonObject> view) {
    Map<String, List<Book>> byPayment = new HashMap<>();
    for (Book book : books) {
      String payment = book.transId().substring(0, book.transId().length() - ATTEMPT_LENGTH);
      byPayment.merge(
          payment, List.of(book), (a, b) -> Stream.of(a, b).flatMap(List::stream).toList());
    }
    dealings
        .all()
        .forEach(
            (id, errand) -> {
              JsonObject seen = view.apply(id);
              compare(id, errand, seen, byPayment.getOrDefault(id, List.of()));
              if (dealings.isDone(id)) {
                expect(id, errand, seen);
              }
            });
    byPayment.keySet().stream()
        .filter(id -> !dealings.all().containsKey(id))
        .forEach(id -> lost.add("PayKKa has a payment that nobody opened: " + id));
    if (received.doubtful() > 0) {
      lost.add(received.doubtful() + " messages to the merchant were not genuine");
    }
  }

  /** Whatever happened, both sides say the same of the money. */
  private void compare(String id, Errand errand, JsonObject seen, List<Book> books) {
    Compared compared = new Compared(errand.title() + " " + id);
    if (count(books, book -> book.authed() > 0) > 1 || sum(books, Book::captures) > 1) {
      lost.add(errand.title() + " " + id + " was charged twice");
    }
    if (sum(books, Book::refunds) > 1) {
      lost.add(errand.title() + " " + id + " was refunded twice");
    }
    compared.number("authorised", sum(books, Book::authed), moved(seen, "authed_amount"));
    compared.number("captured", sum(books, Book::captured), moved(seen, "captured_amount"));
    compared.number("voided", sum(books, Book::voided), moved(seen, "voided_amount"));
    compared.number("refunded", sum(books, Book::refunded), moved(seen, "refunded_amount"));
    if (!books.isEmpty()) {
      compared.text("status", ourWordFor(books), seen.text("status").orElse("none"));
    }
    if (seen.bool("needs_attention").orElse(false) || seen.object("paykka_balances").isPresent()) {
      lost.add(errand.title() + " " + id + " waits for a person");
    }
    for (JsonObject message : elements(seen, "notifications")) {
      told(id, message);
    }
  }

  /** What the worker did came to what it must come to, and the merchant heard of each step once. */
  private void expect(String id, Errand errand, JsonObject seen) {
    Compared compared = new Compared(errand.title() + " " + id);
    compared.text("status", errand.status(), seen.text("status").orElse("none"));
    compared.number("attempts", errand.transactions(), elements(seen, "attempts").size());
    List<String> types =
        elements(seen, "notifications").stream()
            .map(message -> message.text("type").orElse(""))
            .sorted()
            .toList();
    compared.text("messages", errand.told().stream().sorted().toList().toString(), "" + types);
  }

  private void told(String payment, JsonObject message) {
    String id = message.text("id").orElse("");
    String type = message.text("type").orElse("");
    if (!received.has(id, type)) {
      lost.add("the merchant never heard of " + type + " of " + payment);
    }
    boolean delivered =
        elements(message, "deliveries").stream()
            .allMatch(delivery -> delivery.text("delivered_at").isPresent());
    if (!delivered) {
      lost.add("we do not know that the merchant has heard of " + type + " of " + payment);
    }
  }

  private static String ourWordFor(List<Book> books) {
    Book last =
        books.stream().filter(book -> book.authed() > 0).findFirst().orElse(books.getLast());
    return switch (last.status()) {
      case SUCCESS -> "PAID";
      case FAILURE -> "DECLINED";
      case PROCESSING, AUTHORIZED, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED ->
          last.status().name();
    };
  }

  private static long moved(JsonObject seen, String name) {
    return seen.object("balances").flatMap(balances -> balances.integer(name)).orElse(0L);
  }

  private static long sum(List<Book> books, ToLongFunction<Book> of) {
    return books.stream().mapToLong(of).sum();
  }

  private static long count(List<Book> books, Predicate<Book> which) {
    return books.stream().filter(which).count();
  }

  private static List<JsonObject> elements(JsonObject json, String name) {
    return json.array(name).map(JsonArray::values).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  private final class Compared {
    private final String whose;

    Compared(String whose) {
      this.whose = whose;
    }

    void number(String what, long wanted, long is) {
      text(what, Long.toString(wanted), Long.toString(is));
    }

    void text(String what, String wanted, String is) {
      if (!wanted.equals(is)) {
        lost.add(whose + ": " + what + " should be " + wanted + " and is " + is);
      }
    }
  }
}
