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
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** One request and its answer, made on a thread of its own and possibly abandoned by its caller. */
final class Exchange implements Callable<HttpOutcome> {

  private static final int BUFFER_BYTES = 8192;

  private final URI address;
  private final Map<String, String> headers;
  private final byte[] body;
  private final int timeoutMs;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);

  Exchange(URI address, Map<String, String> headers, byte[] body, Duration limit) {
    this.address = address;
    this.headers = headers;
    this.body = body;
    this.timeoutMs = Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  /** Nobody waits any longer. A request that has not left by now never will. */
  HttpOutcome abandon(String cause) {
    return phase.getAndSet(Phase.ABANDONED) == Phase.CONNECTING
        ? new HttpOutcome.NotSent(cause)
        : new HttpOutcome.NoAnswer(cause);
  }

  @Override
  public HttpOutcome call() {
    HttpURLConnection connection;
    try {
      connection = open();
      connection.connect();
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
    } catch (IOException | RuntimeException e) {
      connection.disconnect();
      return new HttpOutcome.NoAnswer("connection broke: " + kind(e));
    }
  }

  private HttpURLConnection open() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(timeoutMs);
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
    // In streaming mode the JDK drops the body of a 401, for want of a request to repeat.
    byte[] answer =
        status == HttpURLConnection.HTTP_UNAUTHORIZED ? new byte[0] : read(connection, status);
    if (answer.length > HttpTransport.ANSWER_BYTES_MAX) {
      connection.disconnect();
      return new HttpOutcome.NoAnswer(
          "the answer is larger than " + HttpTransport.ANSWER_BYTES_MAX + " bytes");
    }
    return new HttpOutcome.Answered(new HttpAnswer(status, headersOf(connection), answer));
  }

  /** Reads to the end, so that the connection can be used again, or one byte over the limit. */
  private byte[] read(HttpURLConnection connection, int status) throws IOException {
    InputStream stream =
        status >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream();
    if (stream == null) {
      return new byte[0];
    }
    try (stream) {
      ByteArrayOutputStream read = new ByteArrayOutputStream(BUFFER_BYTES);
      byte[] buffer = new byte[BUFFER_BYTES];
      int room = HttpTransport.ANSWER_BYTES_MAX + 1;
      int count = stream.read(buffer, 0, Math.min(buffer.length, room));
      while (count > 0 && phase.get() != Phase.ABANDONED) {
        read.write(buffer, 0, count);
        room -= count;
        count = stream.read(buffer, 0, Math.min(buffer.length, room));
      }
      return read.toByteArray();
    }
  }

  private static Map<String, String> headersOf(HttpURLConnection connection) {
    Map<String, String> received = new HashMap<>();
    for (Map.Entry<String, List<String>> header : connection.getHeaderFields().entrySet()) {
      // The status line stands in this map without a name.
      if (header.getKey() != null) {
        received.put(header.getKey(), header.getValue().getFirst());
      }
    }
    return received;
  }

  /** The name of what went wrong; its message may quote the other side. */
  private static String kind(Exception e) {
    return e.getClass().getSimpleName();
  }

  private enum Phase {
    CONNECTING,
    SENDING,
    ABANDONED
  }
}
