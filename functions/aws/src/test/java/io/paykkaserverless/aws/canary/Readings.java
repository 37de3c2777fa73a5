package io.paykkaserverless.aws.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which a text may be read: as it is, and after undoing what programs do to text on its
 * way: escapes of JSON, HTML and URLs, Base64, hexadecimal, UTF-16. Each is undone alone and on top
 * of the others, some layers deep.
 */
final class Readings {

  private static final int LAYERS = 3;

  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern JSON =
      Pattern.compile(
          "\\\\+(?:u\\{?([0-9A-Fa-f]{4})\\}?|x([0-9A-Fa-f]{2})|([nrtbf])|([\"'/\\\\]))");
  private static final Pattern HTML =
      Pattern.compile("&(?:#([0-9]{1,6});?|#[xX]([0-9A-Fa-f]{1,6});?|(amp|quot|apos|lt|gt|nbsp);)");

  private final List<Reading> readings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Readings() {}

  /** Every reading of {@code text}, the plain one first. */
  static List<Reading> of(String text) {
    Readings all = new Readings();
    all.add("plain", text, false, 0);
    return all.readings;
  }

  private void add(String form, String text, boolean decoded, int layer) {
    if (text.isEmpty() || !seen.add(text)) {
      return;
    }
    readings.add(new Reading(form, text, decoded));
    if (layer == LAYERS) {
      return;
    }
    undo(form, "JSON escapes", text, decoded, layer, Readings::withoutJsonEscapes);
    undo(form, "percent-encoded", text, decoded, layer, Readings::withoutPercents);
    undo(form, "HTML entities", text, decoded, layer, Readings::withoutEntities);
    undo(form, "UTF-16", text, decoded, layer, it -> it.replace("\0", ""));
    add(deeper(form, "Base64"), fromBase64(text), true, layer + 1);
    add(deeper(form, "hexadecimal"), fromHex(text), true, layer + 1);
  }

  private void undo(
      String form,
      String what,
      String text,
      boolean decoded,
      int layer,
      UnaryOperator<String> how) {
    add(deeper(form, what), how.apply(text), decoded, layer + 1);
  }

  private static String deeper(String form, String what) {
    return form.equals("plain") ? what : form + " in " + what;
  }

  private static String withoutJsonEscapes(String text) {
    return text.indexOf('\\') < 0 ? text : JSON.matcher(text).replaceAll(Readings::unescaped);
  }

  private static String unescaped(MatchResult found) {
    String code = found.group(1) != null ? found.group(1) : found.group(2);
    String character;
    if (code != null) {
      character = String.valueOf((char) Integer.parseInt(code, 16));
    } else {
      character = found.group(3) != null ? "\n" : found.group(4);
    }
    return Matcher.quoteReplacement(character);
  }

  private static String withoutPercents(String text) {
    return text.indexOf('%') < 0
        ? text
        : PERCENT
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        new String(bytes(found.group()), StandardCharsets.UTF_8)));
  }

  private static String withoutEntities(String text) {
    return text.indexOf('&') < 0
        ? text
        : HTML.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(Readings.character(found)));
  }

  private static String character(MatchResult entity) {
    if (entity.group(1) != null) {
      return Character.toString(Integer.parseInt(entity.group(1)) & 0xFFFF);
    }
    if (entity.group(2) != null) {
      return Character.toString(Integer.parseInt(entity.group(2), 16) & 0xFFFF);
    }
    return switch (entity.group(3)) {
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "lt" -> "<";
      case "gt" -> ">";
      default -> " ";
    };
  }

  /** What every run of Base64 holds, from each of the places where a group of four may begin. */
  private static String fromBase64(String text) {
    StringBuilder decoded = new StringBuilder();
    for (String run : Runs.ofBase64(text)) {
      for (int start = 0; start < 4; start++) {
        int end = run.length() - ((run.length() - start) % 4 == 1 ? 1 : 0);
        decoded.append(read(Base64.getDecoder().decode(run.substring(start, end)))).append('\n');
      }
    }
    return decoded.toString();
  }

  /** What every run of hexadecimal digits holds, from both places where a pair may begin. */
  private static String fromHex(String text) {
    StringBuilder decoded = new StringBuilder();
    for (String run : Runs.ofHex(text)) {
      for (int start = 0; start < 2; start++) {
        decoded.append(read(bytes(run.substring(start)))).append('\n');
      }
    }
    return decoded.toString();
  }

  /** The bytes of pairs of hexadecimal digits, which may have percent signs between them. */
  private static byte[] bytes(String pairs) {
    String digits = pairs.replace("%", "");
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
    }
    return bytes;
  }

  private static String read(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
