package io.paykkaserverless.aws.backend;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which backend a run asks for, with the system properties {@value #BACKEND} and {@value
 * #ENDPOINT}. Without either it is {@link Kind#EMBEDDED}. What does not fit together is refused
 * rather than passed over.
 *
 * @param kind what shall answer
 * @param endpoint where it already runs; nothing where the run starts it
 */
record BackendChoice(Kind kind, Optional<URI> endpoint) {

  static final String BACKEND = "paykka.aws.backend";
  static final String ENDPOINT = "paykka.aws.endpoint";

  /** What can be asked for; in lower case, the word that asks for it. */
  enum Kind {
    /** In this JVM. */
    EMBEDDED,
    /** LocalStack: in a container of the run's own, or one that says that it is LocalStack. */
    LOCALSTACK,
    /** Whatever answers at an address, whether or not it says what it is. */
    ENDPOINT;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads it.
   *
   * @param property the text of a property; a blank one counts as none
   * @throws IllegalArgumentException saying in a sentence what does not fit
   */
  static BackendChoice of(Function<String, Optional<String>> property) {
    Optional<URI> endpoint = text(property, ENDPOINT).map(BackendChoice::url);
    Kind kind = text(property, BACKEND).map(BackendChoice::kind).orElse(Kind.EMBEDDED);
    return switch (kind) {
      case EMBEDDED -> {
        if (endpoint.isPresent()) {
          throw new IllegalArgumentException(
              ENDPOINT + " is of no use to the embedded backend: say -Plocalstack as well");
        }
        yield new BackendChoice(kind, endpoint);
      }
      case LOCALSTACK -> new BackendChoice(kind, endpoint);
      case ENDPOINT -> {
        if (endpoint.isEmpty()) {
          throw new IllegalArgumentException(
              BACKEND + "=endpoint needs an address: -D" + ENDPOINT + "=http://127.0.0.1:4566");
        }
        yield new BackendChoice(kind, endpoint);
      }
    };
  }

  private static Optional<String> text(Function<String, Optional<String>> property, String name) {
    return property.apply(name).filter(text -> !text.isBlank());
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    BACKEND
                        + " must be "
                        + Arrays.stream(Kind.values())
                            .map(Kind::word)
                            .collect(Collectors.joining(" or "))
                        + ", not "
                        + word));
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          ENDPOINT + " must be an address such as http://127.0.0.1:4566, not " + text);
    }
    return url;
  }
}
