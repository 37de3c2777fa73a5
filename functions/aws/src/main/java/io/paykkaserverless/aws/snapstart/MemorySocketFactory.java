package io.paykkaserverless.aws.snapstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** Gives {@link javax.net.ssl.HttpsURLConnection} a socket in memory, and TLS over that. */
final class MemorySocketFactory extends SSLSocketFactory {

  /** Whatever is called shows a certificate for this name. */
  static final String HOST = "rehearsal.example";

  private final SSLSocketFactory tls;
  private final Supplier<Socket> connect;
  private final AtomicInteger connections;

  /**
   * A factory.
   *
   * @param connections counts those that were made
   */
  MemorySocketFactory(SSLSocketFactory tls, Supplier<Socket> connect, AtomicInteger connections) {
    this.tls = tls;
    this.connect = connect;
    this.connections = connections;
  }

  @Override
  public Socket createSocket() {
    return connect.get();
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    // An address would be checked without a name, and sent without one. Under a port of its own
    // each
    // connection agrees on everything anew, as the first ones after a restore have to.
    return tls.createSocket(connected, HOST, connections.incrementAndGet(), autoClose);
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
