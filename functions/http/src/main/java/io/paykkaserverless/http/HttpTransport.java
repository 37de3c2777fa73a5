package io.paykkaserverless.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends one POST and waits for its answer, at most so long. Never sends it a second time and
 * follows no redirect. Safe for use by several threads.
 */
public final class HttpTransport {

  /** Many times PayKKa's longest message. */
  public static final int ANSWER_BYTES_MAX = 256 * 1024;

  /** Enough for a merchant's error message; what counts is the status. */
  public static final int MERCHANT_ANSWER_BYTES_MAX = 4096;

  /** How long a merchant's server may take to accept a connection. */
  static final Duration MERCHANT_CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final Supplier<Route> routes;

  /**
   * To PayKKa: takes no answer over {@value #ANSWER_BYTES_MAX} bytes and keeps connections open for
   * the next call.
   */
  public HttpTransport() {
    this(() -> new PaykkaRoute(HttpTransport::jdkConnection));
  }

  /** As {@link #HttpTransport()}, over other connections than the JDK's. */
  public static HttpTransport through(Connections connections) {
    return new HttpTransport(() -> new PaykkaRoute(connections));
  }

  /** Reaches the receiver of each exchange in a way of its own. */
  HttpTransport(Supplier<Route> routes) {
    this.routes = routes;
  }

  /**
   * To merchants' servers, which are not trusted. Connects within three seconds, and only to an
   * address that {@link EndpointAddressRule} allows, checked on the very address that is connected
   * to; otherwise the outcome is {@link HttpOutcome.NotSent}. Goes through no proxy. Takes the
   * first {@value #MERCHANT_ANSWER_BYTES_MAX} bytes of an answer and then drops the connection; an
   * answer whose body does not end in time, or breaks off, is an answer by its status.
   *
   * @param insecureLoopbackAllowed also to this very machine, with {@code http} too
   */
  public static HttpTransport toMerchants(boolean insecureLoopbackAllowed) {
    EndpointAddressRule rule = new EndpointAddressRule(insecureLoopbackAllowed);
    return new HttpTransport(
        () -> new MerchantRoute(rule, MERCHANT_CONNECT_TIMEOUT, Optional.empty()));
  }

  private static HttpURLConnection jdkConnection(URI address) throws IOException {
    return (HttpURLConnection) address.toURL().openConnection();
  }

  /**
   * Sends {@code body} to {@code address}.
   *
   * @param address already checked with an {@link AddressRule} or {@link EndpointAddressRule}
   * @param limit for all of it together: lookup, connection, sending, waiting, reading
   */
  public HttpOutcome post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
    if (!limit.isPositive()) {
      return new HttpOutcome.NotSent("no time left to call");
    }
    Exchange exchange = new Exchange(address, headers, body, limit, routes.get());
    FutureTask<HttpOutcome> task = new FutureTask<>(exchange);
    // On a thread of its own, because no timeout of HttpURLConnection bounds the whole: a lookup
    // has none, and a server that drips bytes restarts the read timeout with each.
    Thread.ofPlatform().daemon().name("paykka-call").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return exchange.abandon("no answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return exchange.abandon("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the request could not be made", e.getCause());
    }
  }
}
