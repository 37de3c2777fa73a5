package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.demo.HttpShopper;
import io.paykkaserverless.runner.demo.MerchantDesk;
import io.paykkaserverless.runner.demo.PlacedOrder;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSystemIT {

  private static final LocalOptions DEFAULTS = LocalOptions.in(Path.of("../.."));

  @Test
  void remembersPaymentsOnlyWhereItIsToldTo(@TempDir Path state) {
    PlacedOrder order;
    try (LocalSystem system = LocalSystem.start(DEFAULTS.withState(state));
        HttpShopper shopper = new HttpShopper(system)) {
      order = shopper.order("tea");
      assertThat(shopper.confirm(order, "4242424242424242").paymentStatus()).isEqualTo("PAID");
    }

    try (LocalSystem system = LocalSystem.start(DEFAULTS.withState(state));
        MerchantDesk desk = new MerchantDesk(system)) {
      assertThat(desk.payment(order.paymentId()).text("status")).contains("PAID");
    }
  }

  @Test
  void listensOnThisMachineAlone() {
    try (LocalSystem system = LocalSystem.start(DEFAULTS)) {
      List<URI> servers =
          List.of(
              system.apiUrl(),
              system.merchant().url(),
              system.sandbox().baseUrl(),
              system.database().endpoint(),
              system.queues().endpoint(),
              system.secrets().endpoint());

      assertThat(servers).extracting(URI::getHost).containsOnly("127.0.0.1");
      assertThat(servers)
          .allSatisfy(
              server ->
                  assertThatThrownBy(() -> connect("127.0.0.2", server.getPort()))
                      .isInstanceOf(IOException.class));
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (LoopbackServer other = LoopbackServer.bind(0)) {
      LocalOptions options = DEFAULTS.withPorts(new LocalOptions.Ports(0, other.port(), 0));

      assertThatThrownBy(() -> LocalSystem.start(options))
          .hasMessage("port %d on 127.0.0.1 is taken by another program", other.port());
    }
  }

  /** A server that listens on every interface answers there, too. */
  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1_000);
    }
  }
}
