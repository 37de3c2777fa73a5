package io.paykkaserverless.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Connects to the very address that was checked. A name may resolve to a public address for a check
 * and to a private one a moment later for the connection (DNS rebinding), so this looks at what it
 * is about to connect to, after the one lookup there is. Goes through no proxy, whatever the system
 * properties say, for a proxy would look the name up again.
 */
final class CheckedSocket extends Socket {

  private final Predicate<InetAddress> allowed;

  CheckedSocket(Predicate<InetAddress> allowed) {
    super(Proxy.NO_PROXY);
    this.allowed = allowed;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress resolved)) {
      throw new AddressRefusedException("address is not of the internet");
    }
    InetAddress address = resolved.getAddress();
    if (address == null) {
      throw new UnknownHostException("no address");
    }
    if (!allowed.test(address)) {
      throw new AddressRefusedException("address is not public");
    }
    super.connect(new InetSocketAddress(address, resolved.getPort()), timeout);
  }
}
