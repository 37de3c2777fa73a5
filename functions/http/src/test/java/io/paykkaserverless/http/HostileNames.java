package io.paykkaserverless.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the JVM of the tests resolve the names of {@code hostile-urls.txt} as written there, so that
 * they go through the lookup that a real name goes through, and none that ends in {@code .invalid}.
 * Others are looked up as ever.
 */
public final class HostileNames extends InetAddressResolverProvider {

  @Override
  public String name() {
    return "hostile names";
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver system = configuration.builtinResolver();
    Map<String, InetAddress> addresses =
        HostileUrl.all().stream()
            .filter(hostile -> hostile.resolved().isPresent())
            .collect(
                Collectors.toMap(
                    hostile -> URI.create(hostile.url()).getHost(),
                    hostile -> hostile.resolved().orElseThrow()));
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (host.endsWith(".invalid")) {
          throw new UnknownHostException(host);
        }
        InetAddress hostile = addresses.get(host);
        return hostile == null ? system.lookupByName(host, policy) : Stream.of(hostile);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
      }
    };
  }
}
