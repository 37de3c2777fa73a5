package io.paykkaserverless.aws.snapstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** Gives {@link javax.net.ssl.HttpsURLConnection} a socket in memory, and TLS over that. */
final class MemorySocketFactory extends SSLSocketFactory {

  private final SSLSocketFactory tls;
  private final Supplier<Socket> connect;

  MemorySocketFactory(SSLSocketFactory tls, Supplier<Socket> connect) {
    this.tls = tls;
    this.connect = connect;
  }

  @Override
  public Socket createSocket() {
    return connect.get();
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

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("a rehearsal has no network");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new IOException("a rehearsal has no network");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new IOException("a rehearsal has no network");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new IOException("a rehearsal has no network");
  }
}
