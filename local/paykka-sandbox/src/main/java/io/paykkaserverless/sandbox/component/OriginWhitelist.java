package io.paykkaserverless.sandbox.component;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shop origins PayKKa was told of.
 *
 * @param origins for example {@code https://shop.example}; empty for any page on this machine
 */
public record OriginWhitelist(Set<String> origins) {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  public OriginWhitelist {
    origins = Set.copyOf(origins);
  }

  /** The hosts of the listed origins; empty where none is listed. */
  public Set<String> hosts() {
    return origins.stream().map(OriginWhitelist::host).collect(Collectors.toUnmodifiableSet());
  }

  boolean allows(String origin) {
    return origins.isEmpty() ? isOnThisMachine(origin) : origins.contains(origin);
  }

  private static boolean isOnThisMachine(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && THIS_MACHINE.contains(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String host(String origin) {
    String host = URI.create(origin).getHost();
    if (host == null) {
      throw new IllegalArgumentException("a shop origin needs a host, was " + origin);
    }
    return host;
  }
}
