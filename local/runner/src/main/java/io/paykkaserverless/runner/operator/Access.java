package io.paykkaserverless.runner.operator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a command has to know to ask an API, or why it does not know it. */
public sealed interface Access {

  /** The environment variable that holds the merchant's API key. */
  String KEY_VARIABLE = "PAYKKA_API_KEY";

  /**
   * Enough to ask. Prints no key.
   *
   * @param baseUrl without a slash at its end
   * @param apiKey the merchant's
   * @param local whether it is the local system, found without being named
   */
  record Found(URI baseUrl, String apiKey, boolean local) implements Access {
    @Override
    public String toString() {
      return "[access to " + baseUrl + "]";
    }
  }

  /**
   * Whoever typed the command has to say more.
   *
   * @param problem what, without the key
   */
  record Incomplete(String problem) implements Access {}

  /** No address was given and no local system runs. */
  record NothingRuns() implements Access {}

  /**
   * Finds what {@code options} mean.
   *
   * @param environment where the key may be
   * @param root the project's folder, from which a local system may have been started
   */
  static Access find(OperatorOptions options, Map<String, String> environment, Path root) {
    Optional<RunningSystem> running = RunningSystem.find(root);
    if (options.baseUrl().isEmpty()) {
      return options.apiKeyFile().isPresent()
          ? new Incomplete("--api-key-file goes with --base-url; the local system's key is known")
          : running
              .<Access>map(local -> new Found(local.apiUrl(), local.apiKey(), true))
              .orElseGet(NothingRuns::new);
    }
    URI url = options.baseUrl().get();
    Optional<String> localKey =
        running.filter(local -> local.apiUrl().equals(url)).map(RunningSystem::apiKey);
    try {
      return key(options, environment)
          .or(() -> localKey)
          .map(String::strip)
          .map(key -> checked(url, key))
          .orElseGet(
              () ->
                  new Incomplete(
                      "the API key is missing: set " + KEY_VARIABLE + " or give --api-key-file"));
    } catch (IOException e) {
      return new Incomplete(
          "the API key's file cannot be read: " + e.getClass().getSimpleName() + " " + file(e));
    }
  }

  private static String file(IOException e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }

  private static Optional<String> key(OperatorOptions options, Map<String, String> environment)
      throws IOException {
    return options.apiKeyFile().isPresent()
        ? Optional.of(Files.readString(options.apiKeyFile().get()))
        : Optional.ofNullable(environment.get(KEY_VARIABLE));
  }

  /** A header cannot carry everything, and an error that quotes it would show the key. */
  private static Access checked(URI url, String key) {
    return key.matches("[\\x21-\\x7e]+")
        ? new Found(url, key, false)
        : new Incomplete("the API key must be one line of printable characters, and not empty");
  }
}
