package io.paykkaserverless.runner.operator;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which system a command asks, as it was typed. The key is never typed: other users of the machine
 * can read command lines, and shells keep them.
 *
 * @param baseUrl the API's base address; without one the local system is meant
 * @param apiKeyFile the file that holds the merchant's API key
 */
public record OperatorOptions(Optional<URI> baseUrl, Optional<Path> apiKeyFile) {

  /** The local system. */
  public static final OperatorOptions LOCAL =
      new OperatorOptions(Optional.empty(), Optional.empty());

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What came of an option. */
  public sealed interface Reading {

    /** It was one of ours. */
    record Read(OperatorOptions options) implements Reading {}

    /** It was one of ours, with a value that makes no sense. */
    record Wrong(String problem) implements Reading {}

    /** It is none of ours. */
    record Unknown() implements Reading {}
  }

  /** The same with {@code --base-url} or {@code --api-key-file}. */
  public Reading with(String option, String value) {
    return switch (option) {
      case "--base-url" ->
          baseUrl(value)
              .<Reading>map(url -> new Reading.Read(at(url)))
              .orElseGet(
                  () ->
                      new Reading.Wrong(
                          "--base-url wants the API's address: https://, or http:// to this machine"
                              + " alone"));
      case "--api-key-file" ->
          value.isEmpty()
              ? new Reading.Wrong("--api-key-file wants a file")
              : new Reading.Read(withKeyIn(Path.of(value)));
      default -> new Reading.Unknown();
    };
  }

  /** The same, asking at {@code url}. */
  public OperatorOptions at(URI url) {
    return new OperatorOptions(Optional.of(url), apiKeyFile);
  }

  /** The same, with the key that {@code file} holds. */
  public OperatorOptions withKeyIn(Path file) {
    return new OperatorOptions(baseUrl, Optional.of(file));
  }

  /**
   * The base address that {@code text} spells, without a slash at its end; nothing where a key must
   * not be sent there: in clear to another machine, or to no host at all.
   */
  public static Optional<URI> baseUrl(String text) {
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean plain = "http".equalsIgnoreCase(url.getScheme());
      boolean https = "https".equalsIgnoreCase(url.getScheme());
      String host = url.getHost();
      boolean bare =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getFragment() == null;
      boolean fits = host != null && bare && (https || (plain && LOOPBACK.contains(host)));
      return fits ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
