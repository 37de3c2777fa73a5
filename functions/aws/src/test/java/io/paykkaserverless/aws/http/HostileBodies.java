package io.paykkaserverless.aws.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.paykkaserverless.aws.canary.Canary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Bodies that a careless or hostile caller might send in place of a sample's: with fields dropped,
 * repeated, renamed, swapped, of another kind or far too large. The same seed gives the same ones.
 */
public final class HostileBodies {

  /** In front of a name that stands there already; taken away from the text. */
  private static final String REPEATED = "@repeated@";

  private static final String DAMAGE = "\"{,}\\\u0000";
  private static final int[] LENGTHS = {2, 33, 64, 65, 129, 201, 501, 1_001, 4_097, 16_384, 16_385};
  private static final int[] COUNTS = {4, 5, 50, 51, 300};

  /** Values at the edge of what some field may be, or beyond it, as they stand in JSON. */
  private static final List<String> VALUES =
      Stream.of(
              "null true false [] {} [[]] [null] [1] {\"\":1} {\"a/b~c\":[{}]}",
              "-0 0 -1 1 1.0 1e3 1E400 -1e-9 60 61 999999999999 1000000000000",
              "9223372036854775807 9223372036854775808 -9223372036854775808 18446744073709551616",
              "\"\" \"\\u0020\" \"\\u00a0\" \"\\u0000\" \"\\n\" \"x\\ny\" \"\\ud800\" \"\\udc00x\"",
              "\"\\ud83d\\ude00\" \"\\u202e4242\" \"\\u2028\" \"\\ufeff\" \"\\u0130\" \"1\""
                  + " \"true\"",
              "\"EUR\" \"eur\" \"DEM\" \"XAU\" \"XXX\" \"JPY\" \"KWD\" \"EU\" \"de\" \"UK\" \"DE\"",
              "\"BANKCARD\" \"APPLE_PAY\" \"GOOGLE_PAY\" \"bankcard\" \"PURCHASE\" \"RECURRING\"",
              "\"CARD_ON_FILE\" \"SUBSCRIPTION\" \"PAN_ONLY\" \"PC\" \"TK0000000000000001\"",
              "\"9999-12-31T23:59:59+18:00\" \"9999-12-31T23:59:59-18:00\""
                  + " \"+10000-01-01T00:00:00Z\"",
              "\"2016-12-31T23:59:60Z\" \"0000-01-01T00:00:00Z\" \"2027-01-01T09:00:00.0001Z\"",
              "\"2027-01-01T09:00:00.000000001Z\" \"2027-01-01T09:00:00.999999999Z\""
                  + " \"2027-01-01\"",
              "\"2026-11-23T10:15:30Z\" \"2028-11-23T10:15:30Z\" \"2027-12-31T24:00:00Z\"",
              "\"2027-02-29\" \"2028-02-29\" \"-999999999-01-01T00:00:00+18:00\" \"0000-00-00\"",
              "\"P0D\" \"P5Y\" \"P6Y\" \"P365D\" \"P366D\" \"P-1D\" \"P1M2D\" \"PT1H\" \"P999Y\"",
              "\"https://shop.example\" \"https://shop.example:99999/\" \"https://[::1]/\"",
              "\"https://sam@shop.example/\" \"//shop.example\" \"javascript:alert(1)\"",
              "\"https://shop.example/\\u00e9\" \"https://shop.example:443/#x\" \"mailto:a@b\"",
              "\"::1\" \"fe80::1%eth0\" \"1.2\" \"256.1.1.1\" \"[::1]\" \"::ffff:1.2.3.4\" \"a@b\"",
              "\"shop.example\" \"SHOP.EXAMPLE\" \"shop.example.\" \"4111-1111-1111-1111\"")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(Collectors.toCollection(ArrayList::new));

  static {
    VALUES.add("9".repeat(64));
    VALUES.add("9".repeat(65));
    VALUES.add(Canary.CARD);
    VALUES.add("\"" + Canary.CARD + "\"");
    VALUES.add("\"" + Canary.SPACED_CARD + "\"");
    VALUES.add("[".repeat(30) + "]".repeat(30));
    VALUES.add("[".repeat(33) + "]".repeat(33));
    VALUES.add("[".repeat(20_000) + "]".repeat(20_000));
  }

  private static final List<String> NAMES =
      List.of(
          "token",
          "token_data",
          "token_authentication",
          "card",
          "card_no",
          "cvv",
          "schedule",
          "goods",
          "payment_type",
          "store_payment_method",
          "",
          "a/b",
          "~",
          "\u202e",
          Canary.CARD,
          Canary.SPACED_CARD,
          "n".repeat(300));

  private static final int BODIES = 500;
  private static final long SEED = 20_261_101;

  private final Random random = new Random(SEED);
  private final String sample;

  private HostileBodies(String sample) {
    this.sample = sample;
  }

  /** Bodies in place of {@code sample}, which is a JSON object. */
  public static HostileBodies of(String sample) {
    return new HostileBodies(sample);
  }

  /** What is done with one body. */
  @FunctionalInterface
  public interface Check {
    void accept(String body) throws IOException;
  }

  /** Does it with {@value #BODIES} bodies; a failure names the body it failed with. */
  public void forEach(Check check) throws IOException {
    for (int i = 0; i < BODIES; i++) {
      String body = next();
      try {
        check.accept(body);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("body number " + i + ": " + body, e);
      }
    }
  }

  private String next() {
    JsonNode tree = read(sample);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(tree);
    }
    String text = tree.toString().replace(REPEATED, "");
    // Mostly JSON: what is none is refused before anything of it is looked at.
    return random.nextInt(40) == 0 ? damaged(text) : text;
  }

  private void change(JsonNode tree) {
    List<Place> places = new ArrayList<>();
    addPlaces(tree, places);
    if (places.isEmpty()) {
      return;
    }
    Place place = oneOf(places);
    switch (random.nextInt(9)) {
      case 0 -> place.drop();
      case 1 -> place.add(REPEATED, value());
      case 2 -> place.add(oneOf(NAMES), value());
      case 3 -> swap(place, oneOf(places));
      case 4 -> place.put(place.value().isArray() ? copies(place.value()) : longer(place.value()));
      case 5 -> place.put(raw("[" + place.value() + "]"));
      default -> place.put(value());
    }
  }

  private static void swap(Place one, Place other) {
    JsonNode value = one.value().deepCopy();
    one.put(other.value().deepCopy());
    other.put(value);
  }

  private JsonNode copies(JsonNode array) {
    ArrayNode copies = ApiDocument.MAPPER.createArrayNode();
    int count = COUNTS[random.nextInt(COUNTS.length)];
    for (int i = 0; i < count; i++) {
      copies.add(array.isEmpty() ? raw("1") : array.get(i % array.size()).deepCopy());
    }
    return copies;
  }

  private JsonNode longer(JsonNode value) {
    String text = value.isValueNode() && !value.asText().isEmpty() ? value.asText() : "é";
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    return ApiDocument.MAPPER
        .getNodeFactory()
        .textNode(text.repeat(length / text.length() + 1).substring(0, length));
  }

  private JsonNode value() {
    return raw(oneOf(VALUES));
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length());
    return random.nextBoolean()
        ? text.substring(0, at)
        : text.substring(0, at)
            + DAMAGE.charAt(random.nextInt(DAMAGE.length()))
            + text.substring(at);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static JsonNode raw(String json) {
    return ApiDocument.MAPPER.getNodeFactory().rawValueNode(new RawValue(json));
  }

  private static void addPlaces(JsonNode node, List<Place> places) {
    switch (node) {
      case ObjectNode object ->
          object.fieldNames().forEachRemaining(name -> places.add(new Member(object, name)));
      case ArrayNode array ->
          IntStream.range(0, array.size()).forEach(i -> places.add(new Element(array, i)));
      default -> {
        return;
      }
    }
    node.forEach(child -> addPlaces(child, places));
  }

  private static JsonNode read(String body) {
    try {
      return ApiDocument.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the sample's body is not JSON", e);
    }
  }

  /** Where a value stands. */
  private sealed interface Place {

    JsonNode value();

    void put(JsonNode value);

    void drop();

    /** Adds another value beside this one. */
    void add(String name, JsonNode value);
  }

  private record Member(ObjectNode object, String name) implements Place {

    @Override
    public JsonNode value() {
      return object.path(name);
    }

    @Override
    public void put(JsonNode value) {
      object.set(name, value);
    }

    @Override
    public void drop() {
      object.remove(name);
    }

    @Override
    public void add(String other, JsonNode value) {
      object.set(other.equals(REPEATED) ? REPEATED + name : other, value);
    }
  }

  private record Element(ArrayNode array, int index) implements Place {

    @Override
    public JsonNode value() {
      return array.path(index);
    }

    @Override
    public void put(JsonNode value) {
      array.set(index, value);
    }

    @Override
    public void drop() {
      array.remove(index);
    }

    @Override
    public void add(String other, JsonNode value) {
      array.add(value);
    }
  }
}
