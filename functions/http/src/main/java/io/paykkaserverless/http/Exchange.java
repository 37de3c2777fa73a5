package io.paykkaserverless.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** One request and its answer, made on a thread of its own and possibly abandoned by its caller. */
final class Exchange implements Callable<HttpOutcome> {

  private static final int BUFFER_BYTES = 8192;

  private final URI address;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Route route;
  private final int connectMs;
  private final int timeoutMs;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);

  /** The body so far; written by the exchange's thread, and read by whoever abandons it. */
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private volatile Optional<Head> head = Optional.empty();

  Exchange(URI address, Map<String, String> headers, byte[] body, Duration limit, Route route) {
    this.address = address;
    this.headers = headers;
    this.body = body;
    this.route = route;
    this.connectMs = milliseconds(route.connectLimit(limit));
    this.timeoutMs = milliseconds(limit);
  }

  /** Nobody waits any longer. A request that has not left by now never will. */
  HttpOutcome abandon(String cause) {
    boolean sent = phase.getAndSet(Phase.ABANDONED) != Phase.CONNECTING;
    HttpOutcome outcome = sent ? cut(cause) : new HttpOutcome.NotSent(cause);
    route.hangUp();
    return outcome;
  }

  @Override
  public HttpOutcome call() {
    try {
      return exchange();
    } finally {
      route.hangUp();
    }
  }

  private HttpOutcome exchange() {
    HttpURLConnection connection;
    try {
      connection = open();
      connection.connect();
    } catch (AddressRefusedException e) {
      return new HttpOutcome.NotSent(e.reason());
    } catch (IOException e) {
      return new HttpOutcome.NotSent("no connection: " + kind(e));
    }
    if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENDING)) {
      connection.disconnect();
      return new HttpOutcome.NotSent("connected too late");
    }
    try {
      send(connection);
      return receive(connection);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The JDK recurses for each interim answer, of which a server may send any number.
      route.hangUp();
      connection.disconnect();
      return cut("connection broke: " + kind(e));
    }
  }

  private HttpURLConnection open() throws IOException {
    HttpURLConnection connection = route.open(address);
    connection.setRequestMethod("POST");
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(connectMs);
    connection.setReadTimeout(timeoutMs);
    connection.setDoOutput(true);
    // Without this HttpURLConnection sends a POST again when its connection breaks.
    connection.setFixedLengthStreamingMode(body.length);
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private void send(HttpURLConnection connection) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private HttpOutcome receive(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      connection.disconnect();
      return new HttpOutcome.NoAnswer("the answer is not HTTP");
    }
    head = Optional.of(new Head(status, headersOf(connection)));
    // In streaming mode the JDK drops the body of a 401, for want of a request to repeat.
    if (status != HttpURLConnection.HTTP_UNAUTHORIZED) {
      read(connection, status);
    }
    if (received.size() > route.answerBytesMax()) {
      connection.disconnect();
      return cut("the answer is larger than " + route.answerBytesMax() + " bytes");
    }
    // Nobody looked whether anything comes after as much as may be taken.
    return answered(
        new Head(status, headersOf(connection)), received.size() < route.answerBytesMax());
  }

  /** Reads to the end, so that the connection can be used again, or as far as it may. */
  private void read(HttpURLConnection connection, int status) throws IOException {
    InputStream stream =
        status >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream();
    if (stream == null) {
      return;
    }
    try (stream) {
      byte[] buffer = new byte[BUFFER_BYTES];
      // One more shows that an answer is too large, where that makes a difference.
      int room = route.answerBytesMax() + (route.takesCutAnswer() ? 0 : 1);
      int count = stream.read(buffer, 0, Math.min(buffer.length, room));
      while (count > 0 && phase.get() != Phase.ABANDONED) {
        received.write(buffer, 0, count);
        room -= count;
        count = room == 0 ? 0 : stream.read(buffer, 0, Math.min(buffer.length, room));
      }
      if (room == 0) {
        // Before the stream is closed, which might wait for its end.
        route.hangUp();
      }
    }
  }

  /** What an answer that did not end as it should is to this receiver's exchange. */
  private HttpOutcome cut(String cause) {
    return head.filter(_ -> route.takesCutAnswer())
        .map(cut -> answered(cut, false))
        .orElseGet(() -> new HttpOutcome.NoAnswer(cause));
  }

  private HttpOutcome answered(Head head, boolean whole) {
    return new HttpOutcome.Answered(
        new HttpAnswer(head.status(), head.headers(), received.toByteArray(), whole));
  }

  private static Map<String, String> headersOf(HttpURLConnection connection) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> header : connection.getHeaderFields().entrySet()) {
      // The status line stands in this map without a name.
      if (header.getKey() != null) {
        headers.put(header.getKey(), header.getValue().getFirst());
      }
    }
    return headers;
  }

  /** The name of what went wrong; its message may quote the other side. */
  private static String kind(Throwable e) {
    return e.getClass().getSimpleName();
  }

  private static int milliseconds(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }

  /** An answer without its body. */
  private record Head(int status, Map<String, String> headers) {}

  private enum Phase {
    CONNECTING,
    SENDING,
    ABANDONED
  }
}
