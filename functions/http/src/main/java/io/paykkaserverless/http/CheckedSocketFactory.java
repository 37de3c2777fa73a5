package io.paykkaserverless.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * Gives {@link javax.net.ssl.HttpsURLConnection} its socket for one exchange: first a {@link
 * CheckedSocket}, which it connects, then TLS over that by the {@code tls} factory, with server
 * name and host name check as always. Hands out no socket that connects unchecked.
 */
final class CheckedSocketFactory extends SSLSocketFactory {

  private final SSLSocketFactory tls;
  private final CheckedSocket socket;

  CheckedSocketFactory(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
    this.tls = tls;
    this.socket = new CheckedSocket(allowed);
  }

  /** Ends the exchange, whoever reads or writes just now. */
  void hangUp() {
    try {
      // Not the TLS socket: its close waits for whoever is reading or writing.
      socket.close();
    } catch (IOException _) {
      // It was ending anyway.
    }
  }

  @Override
  public Socket createSocket() {
    return socket;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(connected, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  /** Where layering TLS failed, the JDK tries this next. */
  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new AddressRefusedException("address is not checked");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new AddressRefusedException("address is not checked");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new AddressRefusedException("address is not checked");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new AddressRefusedException("address is not checked");
  }
}
