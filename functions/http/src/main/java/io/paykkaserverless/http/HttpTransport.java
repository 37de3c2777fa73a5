package io.paykkaserverless.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one POST and waits for its answer, at most so long. Never sends it a second time, follows
 * no redirect, and takes no answer over {@value #ANSWER_BYTES_MAX} bytes. Keeps connections open
 * for the next call. Safe for use by several threads.
 */
public final class HttpTransport {

  /** Many times PayKKa's longest message. */
  public static final int ANSWER_BYTES_MAX = 256 * 1024;

  /**
   * Sends {@code body} to {@code address}.
   *
   * @param address already checked with an {@link AddressRule}
   * @param limit for all of it together: lookup, connection, sending, waiting, reading
   */
  public HttpOutcome post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
    if (!limit.isPositive()) {
      return new HttpOutcome.NotSent("no time left to call");
    }
    Exchange exchange = new Exchange(address, headers, body, limit);
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
