package io.paykkaserverless.aws.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A small page for a shopper whom we cannot send on: a heading and a few sentences. Plain text;
 * whatever it says is escaped.
 *
 * @param title heading and title
 * @param paragraphs sentences
 */
public record HtmlPage(String title, List<String> paragraphs) {

  private static final String STYLE =
      "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem;"
          + "color:#1d1d1f;background:#fff}h1{font-size:1.5rem}"
          + "@media(prefers-color-scheme:dark){body{color:#eee;background:#1c1c1e}}";

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src '"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  public HtmlPage {
    paragraphs = List.copyOf(paragraphs);
  }

  public static HtmlPage of(String title, String... paragraphs) {
    return new HtmlPage(title, List.of(paragraphs));
  }

  String html() {
    StringBuilder html =
        new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
            .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .append("<title>" + escaped(title) + "</title>\n")
            .append("<style>" + STYLE + "</style>\n")
            .append("<main>\n<h1>" + escaped(title) + "</h1>\n");
    for (String paragraph : paragraphs) {
      html.append("<p>").append(escaped(paragraph)).append("</p>\n");
    }
    return html.append("</main>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
