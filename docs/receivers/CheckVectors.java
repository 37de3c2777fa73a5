import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code java CheckVectors.java ../vectors/notifications.json}, with a JDK 22 or newer. */
public final class CheckVectors {

  private CheckVectors() {}

  public static void main(String[] args) throws Exception {
    Map<?, ?> file = (Map<?, ?>) new Json(Files.readString(Path.of(args[0]))).value();
    List<?> vectors = (List<?>) file.get("vectors");
    int wrong = 0;
    for (Object vector : vectors) {
      Map<?, ?> it = (Map<?, ?>) vector;
      Map<String, String> headers = new LinkedHashMap<>();
      ((Map<?, ?>) it.get("headers"))
          .forEach((name, value) -> headers.put(text(name), text(value)));
      List<String> secrets = ((List<?>) it.get("secrets")).stream().map(String::valueOf).toList();
      byte[] body = text(it.get("body")).getBytes(StandardCharsets.UTF_8);
      Instant now = Instant.ofEpochSecond(Long.parseLong(text(it.get("received_at"))));
      if (Verify.verify(headers, body, secrets, now) != it.get("verdict").equals("VALID")) {
        System.out.println("differs: " + it.get("name"));
        wrong++;
      }
    }
    System.out.println((vectors.size() - wrong) + " of " + vectors.size() + " vectors agree");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  /** As much JSON as the file has: the JDK reads none. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      return switch (next()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> number();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      at++;
      while (next() != '}') {
        String name = string();
        next(); // Skips to the colon.
        at++;
        members.put(name, value());
        skipComma();
      }
      at++;
      return members;
    }

    private List<Object> array() {
      List<Object> elements = new ArrayList<>();
      at++;
      while (next() != ']') {
        elements.add(value());
        skipComma();
      }
      at++;
      return elements;
    }

    private String string() {
      StringBuilder read = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        read.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
      }
      at++;
      return read.toString();
    }

    private char escaped() {
      char c = text.charAt(++at);
      if (c == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      int known = "bfnrt".indexOf(c);
      return known < 0 ? c : "\b\f\n\r\t".charAt(known);
    }

    private String number() {
      int from = at;
      while (Character.isDigit(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private void skipComma() {
      if (next() == ',') {
        at++;
      }
    }

    private char next() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.charAt(at);
    }
  }
}
