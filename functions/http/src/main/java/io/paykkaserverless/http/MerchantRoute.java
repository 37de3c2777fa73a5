package io.paykkaserverless.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * A merchant's server, which may be anything: it is connected to only where {@code rule} allows
 * both its address as written and the one it resolves to, and an exchange with it ends when we say.
 *
 * <p>Each exchange has a connection of its own. One kept open would be dead after the next freeze
 * of the function, and one that is shared could not be cut off by whoever stops waiting. TLS
 * sessions are resumed all the same.
 */
final class MerchantRoute implements Route {

  private final EndpointAddressRule rule;
  private final Duration connectTimeout;
  private final Optional<SSLSocketFactory> tls;

  private volatile Optional<CheckedSocketFactory> sockets = Optional.empty();

  /**
   * For one exchange.
   *
   * @param tls other than the JDK's own, for tests
   */
  MerchantRoute(EndpointAddressRule rule, Duration connectTimeout, Optional<SSLSocketFactory> tls) {
    this.rule = rule;
    this.connectTimeout = connectTimeout;
    this.tls = tls;
  }

  @Override
  public HttpURLConnection open(URI address) throws IOException {
    if (!rule.allows(address)) {
      throw new AddressRefusedException("address is not allowed");
    }
    HttpURLConnection connection =
        "https".equalsIgnoreCase(address.getScheme()) ? secure(address) : plain(address);
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  private HttpURLConnection secure(URI address) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    CheckedSocketFactory checked =
        new CheckedSocketFactory(
            tls.orElseGet(connection::getSSLSocketFactory),
            resolved -> rule.allows(address, resolved));
    sockets = Optional.of(checked);
    connection.setSSLSocketFactory(checked);
    return connection;
  }

  /** To this machine: the JDK lets nobody check a plain socket, so the lookup is made here. */
  private HttpURLConnection plain(URI address) throws IOException {
    InetAddress resolved = InetAddress.getByName(address.getHost());
    if (!rule.allows(address, resolved)) {
      throw new AddressRefusedException("address is not public");
    }
    String literal =
        resolved instanceof Inet6Address
            ? "[" + resolved.getHostAddress() + "]"
            : resolved.getHostAddress();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    URI direct = URI.create("http://" + literal + port + address.getRawPath() + query);
    return (HttpURLConnection) direct.toURL().openConnection(Proxy.NO_PROXY);
  }

  @Override
  public Duration connectLimit(Duration limit) {
    return limit.compareTo(connectTimeout) < 0 ? limit : connectTimeout;
  }

  @Override
  public int answerBytesMax() {
    return HttpTransport.MERCHANT_ANSWER_BYTES_MAX;
  }

  @Override
  public boolean takesCutAnswer() {
    return true;
  }

  @Override
  public void hangUp() {
    sockets.ifPresent(CheckedSocketFactory::hangUp);
  }
}
