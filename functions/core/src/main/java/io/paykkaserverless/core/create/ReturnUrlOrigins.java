package io.paykkaserverless.core.create;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where shoppers may be sent after 3-D Secure: the merchant's own origins and nowhere else (an open
 * redirect on a payment host is a phishing tool).
 */
public final class ReturnUrlOrigins {

  private static final int LENGTH_MAX = 1_000;

  private final Set<String> origins;
  private final Set<String> hosts;

  /**
   * Takes origins such as {@code https://shop.example} or {@code http://127.0.0.1:8080}.
   *
   * @throws IllegalArgumentException where one is not scheme, host and optional port alone
   */
  public ReturnUrlOrigins(List<URI> allowed) {
    origins = allowed.stream().map(ReturnUrlOrigins::onlyOrigin).collect(Collectors.toSet());
    hosts =
        allowed.stream()
            .map(origin -> origin.getHost().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** Whether {@code url} is absolute, short enough, without user info, and on an allowed origin. */
  public boolean allow(URI url) {
    return url.isAbsolute()
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.toString().length() <= LENGTH_MAX
        && origins.contains(originOf(url));
  }

  /** Whether one of the origins is on {@code host}, which is without scheme and port. */
  public boolean haveHost(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  private static String onlyOrigin(URI origin) {
    boolean bare =
        origin.getHost() != null
            && origin.getRawUserInfo() == null
            && (origin.getRawPath().isEmpty() || origin.getRawPath().equals("/"))
            && origin.getRawQuery() == null
            && origin.getRawFragment() == null;
    if (!bare) {
      throw new IllegalArgumentException(
          "an origin is a scheme, a host and a port, like https://shop.example: " + origin);
    }
    return originOf(origin);
  }

  private static String originOf(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int standardPort = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
    int port = url.getPort() == -1 ? standardPort : url.getPort();
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
