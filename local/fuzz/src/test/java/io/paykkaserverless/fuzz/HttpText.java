package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request or an answer as it stands in a corpus file, which looks like HTTP: a line, headers, an
 * empty line, the body. Whatever a fuzzer writes can be read as one.
 *
 * <pre>
 * POST /payments/pabcdefghabcdefghabcdefghabcdefgh/refunds
 * authorization: Bearer API_KEY
 * content-type: application/json
 *
 * {"amount":300,"currency":"EUR"}
 * </pre>
 */
final class HttpText {

  private static final String EMPTY_LINE = "\n\n";

  private final String firstLine;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpText(String firstLine, Map<String, String> headers, byte[] body) {
    this.firstLine = firstLine;
    this.headers = headers;
    this.body = body;
  }

  /**
   * What {@code input} holds.
   *
   * @param filledIn puts keys and tokens, made a moment ago, in place of the words that stand for
   *     them in front of the body
   */
  static HttpText of(byte[] input, UnaryOperator<String> filledIn) {
    String text = new String(input, ISO_8859_1);
    int end = text.indexOf(EMPTY_LINE);
    String head = filledIn.apply(end < 0 ? text : text.substring(0, end));
    String body = end < 0 ? "" : text.substring(end + EMPTY_LINE.length());
    List<String> lines = head.lines().toList();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        // As API Gateway does with a header that came twice.
        headers.merge(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip(),
            (one, other) -> one + "," + other);
      }
    }
    return new HttpText(
        lines.isEmpty() ? "" : lines.getFirst(), headers, body.getBytes(ISO_8859_1));
  }

  String firstLine() {
    return firstLine;
  }

  /** By name in lower case; of one that came twice, both values with a comma between them. */
  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  /** The same with other headers. */
  HttpText withHeaders(Map<String, String> others) {
    return new HttpText(firstLine, others, body);
  }
}
