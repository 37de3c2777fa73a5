package io.paykkaserverless.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code hostile-urls.txt}.
 *
 * @param resolved what its host resolves to in the tests, where it could be looked up
 */
record HostileUrl(String url, Optional<InetAddress> resolved) {

  private static final Pattern CHARACTER = Pattern.compile("<U\\+([0-9A-F]{4})>");

  static List<HostileUrl> all() {
    try (InputStream lines =
        Objects.requireNonNull(HostileUrl.class.getResourceAsStream("hostile-urls.txt"))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("# "))
          .map(HostileUrl::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a program would read it; nothing where it is no URI at all. */
  Optional<URI> uri() {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static HostileUrl of(String line) {
    String[] parts = line.split("\t", 2);
    String url =
        CHARACTER
            .matcher(parts[0])
            .replaceAll(
                found -> {
                  String character = Character.toString(Integer.parseInt(found.group(1), 16));
                  return Matcher.quoteReplacement(character);
                });
    return new HostileUrl(
        url, parts.length == 1 ? Optional.empty() : Optional.of(InetAddress.ofLiteral(parts[1])));
  }
}
