package io.paykkaserverless.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which IP addresses belong to the public internet. Not public is what IANA's special-purpose
 * registries list, so that nothing beside this machine, in its network or in its cloud (such as
 * {@code 169.254.169.254} or {@code fd00:ec2::254}) is taken for a merchant's server:
 *
 * <ul>
 *   <li><a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4 Special-Purpose
 *       Address Registry</a> (RFC 6890) and multicast and reserved space
 *   <li><a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6 Special-Purpose
 *       Address Registry</a>
 *   <li>of IPv6 everything outside <a
 *       href="https://www.iana.org/assignments/ipv6-address-space/">global unicast</a> {@code
 *       2000::/3}: so also IPv4-mapped and -compatible addresses and NAT64 ({@code 64:ff9b::/96}),
 *       which may hold a private IPv4 address
 * </ul>
 *
 * <p>The few ranges that those registries call globally reachable inside a refused range (such as
 * {@code 192.0.0.9}) are refused as well: they are anycast services of a network.
 */
public final class PublicAddresses {

  private static final List<Range> IPV4_NOT_PUBLIC =
      List.of(
          Range.of("0.0.0.0", 8), // this network
          Range.of("10.0.0.0", 8), // private
          Range.of("100.64.0.0", 10), // shared, behind a carrier's NAT
          Range.of("127.0.0.0", 8), // loopback
          Range.of("168.63.129.16", 32), // Azure's platform; answers from within only
          Range.of("169.254.0.0", 16), // link-local, with the clouds' metadata services
          Range.of("172.16.0.0", 12), // private
          Range.of("192.0.0.0", 24), // IETF protocol assignments
          Range.of("192.0.2.0", 24), // documentation
          Range.of("192.88.99.0", 24), // 6to4 relays
          Range.of("192.168.0.0", 16), // private
          Range.of("198.18.0.0", 15), // benchmarking
          Range.of("198.51.100.0", 24), // documentation
          Range.of("203.0.113.0", 24), // documentation
          Range.of("224.0.0.0", 4), // multicast
          Range.of("240.0.0.0", 4)); // reserved, and broadcast

  private static final Range IPV6_GLOBAL_UNICAST = Range.of("2000::", 3);

  private static final List<Range> IPV6_NOT_PUBLIC =
      List.of(
          Range.of("2001::", 23), // IETF protocol assignments, with Teredo
          Range.of("2001:db8::", 32), // documentation
          Range.of("2002::", 16), // 6to4, which holds an IPv4 address
          Range.of("3fff::", 20)); // documentation

  private PublicAddresses() {}

  /** Whether {@code address} is public; judged by its bytes alone, without a lookup. */
  public static boolean contains(InetAddress address) {
    if (address instanceof Inet4Address) {
      return !contains(IPV4_NOT_PUBLIC, address);
    }
    return IPV6_GLOBAL_UNICAST.contains(address) && !contains(IPV6_NOT_PUBLIC, address);
  }

  private static boolean contains(List<Range> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** The addresses of one family that begin with the same {@code bits} bits. */
  private record Range(InetAddress first, int bits) {

    static Range of(String first, int bits) {
      return new Range(InetAddress.ofLiteral(first), bits);
    }

    boolean contains(InetAddress address) {
      byte[] prefix = first.getAddress();
      byte[] bytes = address.getAddress();
      if (prefix.length != bytes.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % Byte.SIZE;
        if (((prefix[bit / Byte.SIZE] ^ bytes[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
