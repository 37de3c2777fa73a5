package io.paykkaserverless.aws.configuration;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the text of a variable may look like. Each method refuses other text with an {@link
 * IllegalArgumentException} that does not repeat it.
 */
final class Forms {

  private Forms() {}

  /** An https URL; on this machine plain http where {@code loopback} allows it. */
  static URI httpUrl(String text, boolean loopback) {
    URI url = URI.create(text);
    boolean here = url.getHost() != null && url.getHost().matches("127\\.0\\.0\\.1|localhost");
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean allowedHttp = loopback && here && "http".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || url.getRawUserInfo() != null || !(https || allowedHttp)) {
      throw new IllegalArgumentException("not an https URL");
    }
    return url;
  }

  /** An {@link #httpUrl} that paths can be put behind: no slash at its end, query or fragment. */
  static URI baseUrl(String text, boolean loopback) {
    URI url = httpUrl(text, loopback);
    if (url.getRawQuery() != null || url.getRawFragment() != null || text.endsWith("/")) {
      throw new IllegalArgumentException("not an address to put paths behind");
    }
    return url;
  }

  /** Parts separated by commas, none of them empty. */
  static List<String> list(String text) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split(",", -1)));
    parts.replaceAll(String::strip);
    if (parts.contains("")) {
      throw new IllegalArgumentException("an empty part");
    }
    return List.copyOf(parts);
  }

  /** One of {@code words}. */
  static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("not one of the words");
    }
    return text;
  }

  /** A whole number within bounds. */
  static int integer(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }

  /** Words for people, up to {@code lengthMax} characters; nothing where the text is empty. */
  static Optional<String> words(String text, int lengthMax) {
    if (text.length() > lengthMax || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("too long, or not in letters");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
