package io.paykkaserverless.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An HTML page from a resource file, its {@code {{name}}} places filled with escaped text.
 * Immutable.
 */
public final class Page {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  private final String template;
  private final Map<String, String> filled;

  private Page(String template, Map<String, String> filled) {
    this.template = template;
    this.filled = filled;
  }

  /** The page in the file {@code name} of this package's resources. */
  public static Page of(String name) {
    return new Page(new String(resource(name), StandardCharsets.UTF_8), Map.of());
  }

  /** The bytes of a file in this package's resources. */
  public static byte[] resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such resource: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("resource cannot be read: " + name, e);
    }
  }

  /** The same page with one more place filled. */
  public Page with(String place, String text) {
    return withHtml(place, escape(text));
  }

  /** The same page with one more place filled with smaller pages, one after the other. */
  public Page with(String place, List<Page> parts) {
    return withHtml(place, parts.stream().map(Page::html).collect(Collectors.joining()));
  }

  private Page withHtml(String place, String html) {
    Map<String, String> more = new LinkedHashMap<>(filled);
    more.put(place, html);
    return new Page(template, more);
  }

  /**
   * The finished page.
   *
   * @throws IllegalStateException when a place was left open
   */
  public String html() {
    Matcher places = PLACE.matcher(template);
    StringBuilder html = new StringBuilder();
    while (places.find()) {
      String text = filled.get(places.group(1));
      if (text == null) {
        throw new IllegalStateException("nothing for the place " + places.group(1));
      }
      places.appendReplacement(html, Matcher.quoteReplacement(text));
    }
    return places.appendTail(html).toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
