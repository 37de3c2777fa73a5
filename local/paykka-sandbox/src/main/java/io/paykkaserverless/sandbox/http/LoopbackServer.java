package io.paykkaserverless.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves HTTP on 127.0.0.1 alone, one virtual thread per request. */
public final class LoopbackServer implements AutoCloseable {

  /** A larger request is answered with 413, unread. */
  public static final int BODY_BYTES_MAX = 1 << 20;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens the port; requests wait until {@link #serve} says who answers.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException when the port is taken
   */
  public static LoopbackServer open(int port) {
    // Without it the JDK's server holds small answers back for 40 ms on a kept-alive connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
      HttpServer server = HttpServer.create(address, 0);
      return new LoopbackServer(server, Executors.newVirtualThreadPerTaskExecutor());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port " + port + " on 127.0.0.1 cannot be opened; choose another, or 0 for a free one",
          e);
    }
  }

  /** Where the server is reached, without a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void serve(Router router) {
    server.createContext("/", exchange -> answer(exchange, router));
    server.setExecutor(threads);
    server.start();
  }

  private static void answer(HttpExchange exchange, Router router) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
      switch (body.length > BODY_BYTES_MAX
          ? HttpAnswer.empty(413)
          : reply(exchange, body, router)) {
        case HttpAnswer answer -> send(exchange, answer);
        case HttpReply.HangUp() -> {
          // Closing the exchange unanswered closes the connection.
        }
      }
    }
  }

  private static HttpReply reply(HttpExchange exchange, byte[] body, Router router) {
    HttpRequest request =
        new HttpRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            name -> {
              String value = exchange.getRequestHeaders().getFirst(name);
              return value == null ? "" : value;
            },
            body);
    try {
      return router.answer(request);
    } catch (RuntimeException e) {
      // A defect of the sandbox. The type is enough to look for it; the message may quote a
      // request.
      String sentence = "The PayKKa sandbox failed: " + e.getClass().getSimpleName() + ".";
      return HttpAnswer.of(
          500, "text/plain;charset=UTF-8", sentence.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
