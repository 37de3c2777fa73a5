package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Bodies as large as we take them, each made to keep some reader of ours busy. */
final class LargeBodies {

  /** The limit of every route, and of PayKKa's answers. */
  static final int BYTES = 256 * 1024;

  /** Fields that one reader or another knows. */
  private static final List<String> KNOWN =
      List.of(
          "amount",
          "currency",
          "reference",
          "description",
          "return_url",
          "goods",
          "schedule",
          "customer",
          "payment_method",
          "card",
          "token",
          "token_data",
          "browser",
          "domain_name",
          "reason",
          "period",
          "endpoint",
          "notify_type",
          "event_type",
          "merchant_id",
          "trans_id",
          "order_id",
          "status",
          "error_code",
          "ret_code",
          "data");

  private LargeBodies() {}

  /** By what is large about them; each has {@link #BYTES} bytes. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("arrays in arrays", filled("", "[", ""));
    bodies.put("objects in objects", filled("", "{\"a\":", ""));
    bodies.put("arrays as deep as they may be", elements(_ -> "[".repeat(30) + "]".repeat(30)));
    bodies.put("objects in an array", elements(_ -> "{}"));
    bodies.put("one string", filled("{\"a\":\"", "x", "\"}"));
    bodies.put("a string without an end", filled("{\"a\":\"", "x", ""));
    bodies.put("escaped letters", filled("{\"a\":\"", "\\u0041", "\"}"));
    bodies.put("escaped quotes", filled("{\"a\":\"", "\\\"", "\"}"));
    bodies.put("escaped halves of characters", filled("{\"a\":\"", "\\ud800", "\"}"));
    bodies.put("letters of three bytes", filled("{\"a\":\"", "한", "\"}"));
    bodies.put("one name", filled("{\"", "x", "\":1}"));
    bodies.put("names", members(i -> "\"a" + i + "\":1"));
    bodies.put("names with the same hash", members(i -> "\"" + collidingName(i) + "\":1"));
    bodies.put("a name twice, late", late("\"twice\":1", "\"twice\":2"));
    bodies.put("a name again and again", members(_ -> "\"a\":1"));
    bodies.put("numbers", elements(Integer::toString));
    bodies.put("exponents", elements(i -> "1e" + (999_000_000 + i)));
    bodies.put("exponents below zero", elements(i -> "1.5E-" + (999_000_000 + i)));
    bodies.put("one number", filled("{\"amount\":", "9", "}"));
    bodies.put("one fraction", filled("{\"amount\":0.", "3", "}"));
    bodies.put("an amount with an exponent", filled("{\"amount\":1e999999999", " ", "}"));
    bodies.put("white space", filled("", " ", "{}"));
    bodies.put("white space in an object", filled("{", "\n\t", "}"));
    bodies.put("card numbers", filled("{\"a\":\"", "4242 4242 4242 4242 ", "\"}"));
    bodies.put("digits that are nearly card numbers", filled("{\"a\":\"", "4-2 ", "\"}"));
    bodies.put("known fields, long", known(length -> "\"" + "a".repeat(length) + "\""));
    bodies.put("known fields, lists", known(length -> "[" + "1,".repeat(length / 2) + "1]"));
    bodies.put("known fields, addresses", known(l -> "\"https://shop.example/" + "%".repeat(l)));
    bodies.put("goods", filled("{\"goods\":[{}", ",{\"name\":1}", "]}"));
    bodies.put("no JSON", filled("", "a", ""));
    bodies.put("not UTF-8", filled("{\"a\":\"", "\u00ff\u00fe", "\"}", ISO_8859_1));
    bodies.put("overlong UTF-8", filled("{\"a\":\"", "\u00c0\u0080", "\"}", ISO_8859_1));
    bodies.put("zeros", new byte[BYTES]);
    return bodies;
  }

  private static byte[] filled(String before, String piece, String after) {
    return filled(before, piece, after, UTF_8);
  }

  private static byte[] filled(String before, String piece, String after, Charset charset) {
    byte[] end = after.getBytes(charset);
    int room = BYTES - before.getBytes(charset).length - end.length;
    byte[] pieces = piece.repeat(room / piece.getBytes(charset).length).getBytes(charset);
    byte[] body = new byte[BYTES];
    // White space where another piece would be too much.
    Arrays.fill(body, (byte) ' ');
    byte[] start = before.getBytes(charset);
    System.arraycopy(start, 0, body, 0, start.length);
    System.arraycopy(pieces, 0, body, start.length, pieces.length);
    System.arraycopy(end, 0, body, start.length + pieces.length, end.length);
    return body;
  }

  private static byte[] elements(IntFunction<String> element) {
    return filled("{\"a\":[" + joined(element, BYTES - 64), " ", "]}");
  }

  private static byte[] members(IntFunction<String> member) {
    return filled("{" + joined(member, BYTES - 64), " ", "}");
  }

  private static byte[] late(String first, String last) {
    return filled(
        "{" + first + "," + joined(i -> "\"a" + i + "\":1", BYTES - 128) + "," + last, " ", "}");
  }

  private static byte[] known(IntFunction<String> value) {
    int length = BYTES / KNOWN.size() - 48;
    return filled(
        KNOWN.stream()
            .map(name -> "\"" + name + "\":" + value.apply(length))
            .collect(Collectors.joining(",", "{", "")),
        " ",
        "}");
  }

  private static String joined(IntFunction<String> piece, int length) {
    List<String> pieces = new ArrayList<>();
    int sum = 0;
    for (int i = 0; ; i++) {
      String next = piece.apply(i);
      sum += next.length() + 1;
      if (sum > length) {
        return String.join(",", pieces);
      }
      pieces.add(next);
    }
  }

  /** {@code Aa} and {@code BB} have the same hash, and so have texts that are made of them. */
  private static String collidingName(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
