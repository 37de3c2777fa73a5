package io.paykkaserverless.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.demo.HttpShopper;
import io.paykkaserverless.runner.demo.MerchantDesk;
import io.paykkaserverless.runner.demo.PlacedOrder;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Test
  void explainsAPaymentToWhoeverAsksOnTheCommandLine() {
    try (LocalSystem system = LocalSystem.start(DEFAULTS);
        HttpShopper shopper = new HttpShopper(system)) {
      PlacedOrder order = shopper.order("tea");
      shopper.confirm(order, "4242424242424242");
      String url = system.apiUrl().toString();

      Said story = explain(system.apiKey(), order.transId(), "--base-url", url);
      assertThat(story.error()).isEmpty();
      assertThat(story.status()).isZero();
      assertThat(story.text())
          .startsWith("Payment " + order.paymentId() + " of " + order.price())
          .contains(" is PAID: ", "The shopper's browser began attempt 1 with a card.")
          .contains("PayKKa, answering our request,", "Messages to the merchant's server");

      Said json = explain(system.apiKey(), order.paymentId(), "--json", "--base-url", url);
      assertThat(json.text()).startsWith("{\"id\":\"" + order.paymentId() + "\"");

      Said refused = explain("nobodys_key", order.paymentId(), "--base-url", url);
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.error()).contains("does not accept this API key");
      assertThat(explain(system.apiKey(), "p" + "a".repeat(32), "--base-url", url))
          .extracting(Said::status, Said::error)
          .containsExactly(
              1,
              "paykka: there is no payment p%s at %s; check the id, and that it was made there"
                  .formatted("a".repeat(32), url));
    }
  }

  private static Said explain(String key, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main main =
        new Main(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Path.of("../.."),
            Map.of("PAYKKA_API_KEY", key));
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(arguments));
    int status = main.run(all);
    return new Said(
        status, out.toString(UTF_8).replaceAll("\\s+", " "), err.toString(UTF_8).strip());
  }

  private record Said(int status, String text, String error) {}

  /** A server that listens on every interface answers there, too. */
  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1_000);
    }
  }
}
