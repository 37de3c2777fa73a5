package io.paykkaserverless.aws.snapstart;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * One end of a connection within this JVM. To the JDK's HTTP and TLS a socket like any other; to
 * the operating system nothing at all.
 */
final class MemorySocket extends Socket {

  /** For documentation (RFC 5737), and literal, so that nobody looks it up. */
  static final String ADDRESS = "192.0.2.1";

  private static final InetSocketAddress ENDPOINT =
      new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), 443);

  private final MemoryPipe in;
  private final MemoryPipe out;
  private volatile boolean closed;
  private volatile int timeout;

  MemorySocket(MemoryPipe in, MemoryPipe out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public InputStream getInputStream() {
    return in.reader();
  }

  @Override
  public OutputStream getOutputStream() {
    return out.writer();
  }

  @Override
  public void close() {
    closed = true;
    in.end();
    out.end();
  }

  @Override
  public void shutdownInput() {
    in.end();
  }

  @Override
  public void shutdownOutput() {
    out.end();
  }

  @Override
  public void connect(SocketAddress endpoint) {}

  @Override
  public void connect(SocketAddress endpoint, int timeout) {}

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public InetAddress getInetAddress() {
    return ENDPOINT.getAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return ENDPOINT;
  }

  @Override
  public int getPort() {
    return ENDPOINT.getPort();
  }

  @Override
  public int getLocalPort() {
    return ENDPOINT.getPort();
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public int getSoLinger() {
    return -1;
  }

  /** Zero, no limit elsewhere, is {@link MemoryPipe#WAIT_MAX} here. */
  @Override
  public void setSoTimeout(int milliseconds) {
    timeout = milliseconds;
    in.limit(Duration.ofMillis(milliseconds));
  }

  @Override
  public int getSoTimeout() {
    return timeout;
  }
}
