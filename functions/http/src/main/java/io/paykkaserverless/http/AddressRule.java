package io.paykkaserverless.http;

import java.net.URI;

/**
 * Which web addresses are safe to send to: {@code https}, and nothing that hides where it leads.
 *
 * @param insecureLoopbackAllowed also plain {@code http} to this very machine; for local runs and
 *     tests, never in a deployment
 */
public record AddressRule(boolean insecureLoopbackAllowed) {

  /** The rule of a deployment. */
  public static final AddressRule HTTPS_ONLY = new AddressRule(false);

  /** Whether {@code address} is absolute, names a host, carries no user info and is secure. */
  public boolean allows(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equalsIgnoreCase(address.getScheme())
        || (insecureLoopbackAllowed
            && "http".equalsIgnoreCase(address.getScheme())
            && isLoopback(host));
  }

  /** By name only: a lookup could be answered by anyone. */
  private static boolean isLoopback(String host) {
    return host.equals("127.0.0.1") || host.equals("[::1]") || host.equalsIgnoreCase("localhost");
  }
}
