package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.aws.http.SampleEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What careless callers make of a request: each with a card where none belongs. */
final class WrongRequests {

  private static final int BODY_TOO_LONG = 300_000;
  private static final int HEADER_TOO_LONG = 17_000;

  /** Longer than any text that a caller may choose. */
  private static final int TEXT_TOO_LONG = 5_000;

  private static final Pattern VALUE =
      Pattern.compile(":(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+|true|false)");

  private final String number;
  private final String spaced;

  WrongRequests(String number) {
    this.number = number;
    this.spaced = number.replaceAll("(....)(?!$)", "$1 ");
  }

  /** All of them, by what is wrong. */
  Map<String, SampleEvent> of(SampleEvent event) {
    Map<String, SampleEvent> all = new LinkedHashMap<>();
    all.put("a card as bearer", event.bearer(number));
    all.put("credentials of another kind", event.header("authorization", "Basic " + number));
    all.put("a card in the query", event.query("card", number));
    all.put("a card as a parameter's name", event.query(number, spaced));
    for (String name : List.of("after", "endpoint", "limit", "undelivered")) {
      all.put("a card as parameter " + name, event.query(name, spaced));
    }
    all.put("cards in headers", event.header("x-card", spaced).header("user-agent", number));
    all.put("a card as content type", event.header("content-type", number));
    all.put("a card as idempotency key", event.header("idempotency-key", spaced));
    all.put("too many headers", event.header("x-" + number, repeated(HEADER_TOO_LONG)));
    all.put("too long a body", event.body(repeated(BODY_TOO_LONG)));
    all.put("a card as body", event.body(spaced));
    all.put("a card as JSON", event.body(number));
    all.put("half a body", event.body(half(event.body()) + number));
    all.put("a body in Base64", event.body((event.body() + spaced).getBytes(UTF_8)));
    withoutHeaders(event, all);
    if (event.body().startsWith("{")) {
      inFields(event, all);
    }
    inPath(event, all);
    return all;
  }

  /** The same mistake with another event. */
  SampleEvent like(String what, SampleEvent event) {
    return Optional.ofNullable(of(event).get(what)).orElseThrow();
  }

  private void withoutHeaders(SampleEvent event, Map<String, SampleEvent> all) {
    for (String name : List.of("authorization", "idempotency-key", "content-type")) {
      if (event.has("\"" + name + "\":")) {
        all.put("no " + name, event.withoutHeader(name));
      }
    }
  }

  private void inFields(SampleEvent event, Map<String, SampleEvent> all) {
    String body = event.body();
    String rest = body.substring(1);
    all.put("a field for a card", event.body("{\"card_no\":\"" + number + "\"," + rest));
    all.put("a card as field", event.body("{\"" + number + "\":1," + rest));
    all.put(
        "a card as an object's field",
        event.body("{\"x\":{\"" + spaced + "\":[" + number + "]}," + rest));
    // Text that the merchant's server may choose is kept as it is: see docs/pci-dss.md, row 3.
    boolean keepsTexts = body.contains("\"reference\"");
    for (String value : values(keepsTexts)) {
      for (MatchResult found : VALUE.matcher(body).results().toList()) {
        String changed = body.substring(0, found.start(1)) + value + body.substring(found.end(1));
        all.put(
            "a card in place of " + found.start(1) + ": " + value.length(), event.body(changed));
      }
    }
  }

  private List<String> values(boolean keepsTexts) {
    String tooLong = "\"" + repeated(TEXT_TOO_LONG) + "\"";
    return keepsTexts ? List.of(tooLong) : List.of("\"" + number + "\"", number);
  }

  private void inPath(SampleEvent event, Map<String, SampleEvent> all) {
    String[] route = event.route().split(" ", 2)[1].split("/", -1);
    String[] path = event.path().split("/", -1);
    for (int i = 0; i < route.length && i < path.length; i++) {
      if (route[i].startsWith("{")) {
        all.put("a card in the path as " + route[i], event.with(path[i], number));
        all.put(
            "a spaced card in the path as " + route[i],
            event.with(path[i], spaced.replace(" ", "%20")));
        all.put("another of the kind as " + route[i], event.with(path[i], anotherOf(path[i])));
      }
    }
  }

  /** Looks like it, and is nothing. */
  private static String anotherOf(String id) {
    return id.substring(0, 3) + "zzzz" + id.substring(7);
  }

  private String repeated(int length) {
    return number.repeat(length / number.length() + 1);
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }
}
