package io.paykkaserverless.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a merchant may have notifications sent. We send from inside an account that holds payments,
 * so an address that leads anywhere but to a public web server is refused, and so is one that two
 * programs could read differently. Stricter than {@link AddressRule}, whose addresses come from
 * PayKKa and from the operator.
 *
 * @param insecureLoopbackAllowed also {@code http} and {@code https} to {@code 127.0.0.1}, {@code
 *     [::1]} and {@code localhost}; for local runs and tests, never in a deployment
 */
public record EndpointAddressRule(boolean insecureLoopbackAllowed) {

  /** The rule of a deployment. */
  public static final EndpointAddressRule PUBLIC_HTTPS_ONLY = new EndpointAddressRule(false);

  private static final int PORT_MAX = 65_535;
  private static final int HOST_CHARACTERS_MAX = 253;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /** Names that are answered within one machine or network (RFC 6761, RFC 6762, ICANN). */
  private static final Set<String> LOCAL_TOP_LEVELS = Set.of("localhost", "local", "internal");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** What a lenient reader, such as a browser or inet_aton, takes for part of an IPv4 address. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

  /** Without a zone, and without an IPv4 address in its tail, which would be read as that. */
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:]+]");

  /**
   * Whether {@code endpoint} may be configured. Looks nothing up; {@link #allows(URI, InetAddress)}
   * says whether what it resolves to may be connected to.
   *
   * <p>Refused are: another scheme, user info, a fragment, a port outside 1 to 65535, characters
   * beyond visible ASCII, a literal address that is not public or not in canonical form, a host
   * whose last label is a number, a host of one label, a trailing dot, a percent-encoded host, and
   * names that are local by convention. A domain in another script is given as {@code xn--}.
   */
  public boolean allows(URI endpoint) {
    String host = host(endpoint);
    if (host.isEmpty() || !isPlain(endpoint)) {
      return false;
    }
    boolean https = "https".equalsIgnoreCase(endpoint.getScheme());
    if (LOOPBACK.contains(host)) {
      return insecureLoopbackAllowed && (https || "http".equalsIgnoreCase(endpoint.getScheme()));
    }
    return https && isPublic(host);
  }

  /**
   * Whether {@code resolved} may be connected to for {@code endpoint}, which {@link #allows(URI)}
   * has allowed: this very machine for a loopback name, else a public address.
   */
  public boolean allows(URI endpoint, InetAddress resolved) {
    return LOOPBACK.contains(host(endpoint))
        ? insecureLoopbackAllowed && resolved.isLoopbackAddress()
        : PublicAddresses.contains(resolved);
  }

  /** In lower case; nothing where there is none, or none that {@link URI} can read. */
  private static String host(URI endpoint) {
    String host = endpoint.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(URI endpoint) {
    int port = endpoint.getPort();
    String authority = port < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + port;
    return authority.equals(endpoint.getRawAuthority())
        && port != 0
        && port <= PORT_MAX
        && endpoint.getRawFragment() == null
        && endpoint.toString().chars().allMatch(character -> character > ' ' && character < 0x7f);
  }

  private static boolean isPublic(String host) {
    if (host.startsWith("[")) {
      return IPV6.matcher(host).matches() && isPublicIpv6(host.substring(1, host.length() - 1));
    }
    if (IPV4.matcher(host).matches()) {
      return PublicAddresses.contains(InetAddress.ofLiteral(host));
    }
    List<String> labels = List.of(host.split("\\.", -1));
    String topLevel = labels.getLast();
    return host.length() <= HOST_CHARACTERS_MAX
        && labels.size() > 1
        && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
        && !NUMBER.matcher(topLevel).matches()
        && !LOCAL_TOP_LEVELS.contains(topLevel);
  }

  /** Java turns an IPv4-mapped address into the IPv4 address, which could be public. */
  private static boolean isPublicIpv6(String literal) {
    InetAddress address = InetAddress.ofLiteral(literal);
    return address instanceof Inet6Address && PublicAddresses.contains(address);
  }
}
