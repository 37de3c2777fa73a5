package io.paykkaserverless.bench.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.paykkaserverless.http.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * One HTTPS address on this machine behind which AWS and PayKKa are played. A request with {@code
 * x-amz-target} is AWS's, any other one PayKKa's. Ends with {@link #close}.
 */
public final class StandIns implements AutoCloseable {

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PlayedAws aws;
  private final Peer paykka;
  private volatile Consumer<Seen> watcher = _ -> {};

  /**
   * A request that came.
   *
   * @param headers names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // looked into, never compared
  public record Seen(String path, Map<String, String> headers, byte[] body) {}

  /** Shows every request to {@code who} from now on, before it is answered. */
  public void watch(Consumer<Seen> who) {
    watcher = who;
  }

  /** Answers as PayKKa does. */
  @FunctionalInterface
  public interface Peer {

    /** Answers a request; called by several threads. */
    HttpAnswer answer(String path, byte[] body);
  }

  private StandIns(HttpsServer server, PlayedAws aws, Peer paykka) {
    this.server = server;
    this.aws = aws;
    this.paykka = paykka;
  }

  /** Listens on a free port of 127.0.0.1. */
  public static StandIns start(Certificate certificate, PlayedAws aws, Peer paykka) {
    // Without it each answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "60");
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
      StandIns standIns = new StandIns(server, aws, paykka);
      server.createContext("/", standIns::handle);
      server.setExecutor(standIns.threads);
      server.start();
      return standIns;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    }
  }

  /** The base address, without a slash at its end. */
  public URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      watcher.accept(new Seen(path, headers(exchange), body));
      Optional<String> target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-target"));
      if (target.isPresent()) {
        send(exchange, "application/x-amz-json-1.0", aws.answer(target.get(), body));
      } else {
        HttpAnswer answer = paykka.answer(path, body);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, "application/json", answer.body());
      }
    } catch (RuntimeException e) {
      System.err.println("a stand-in could not answer: " + e);
      throw e;
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
