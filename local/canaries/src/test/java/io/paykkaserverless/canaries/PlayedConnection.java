package io.paykkaserverless.canaries;

import io.paykkaserverless.http.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection to somebody who is played: the request is kept, and the answer made in memory. */
final class PlayedConnection extends HttpURLConnection {

  private final URI address;
  private final Peer peer;
  private final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Optional<HttpAnswer> answer = Optional.empty();

  PlayedConnection(URI address, Peer peer) throws IOException {
    super(address.toURL());
    this.address = address;
    this.peer = peer;
  }

  /**
   * A request as it went out.
   *
   * @param headers names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(URI address, Map<String, String> headers, byte[] body) {

    String target() {
      return headers.getOrDefault("x-amz-target", address.getPath());
    }
  }

  /** Whoever is called. */
  @FunctionalInterface
  interface Peer {
    HttpAnswer answer(Request request) throws IOException;
  }

  @Override
  public void connect() {
    connected = true;
  }

  @Override
  public void disconnect() {
    connected = false;
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void setRequestProperty(String name, String value) {
    sent.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public void addRequestProperty(String name, String value) {
    sent.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public int getResponseCode() throws IOException {
    return answered().status();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (answered().status() >= HTTP_BAD_REQUEST) {
      throw new IOException("HTTP " + answered().status());
    }
    return new ByteArrayInputStream(answered().body());
  }

  @Override
  public @Nullable InputStream getErrorStream() {
    return answer
        .filter(it -> it.status() >= HTTP_BAD_REQUEST)
        .map(it -> new ByteArrayInputStream(it.body()))
        .orElse(null);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    answer
        .map(HttpAnswer::headers)
        .orElse(Map.of())
        .forEach((name, value) -> fields.put(name, List.of(value)));
    return fields;
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return answer.map(it -> it.headers().get(name)).orElse(null);
  }

  private HttpAnswer answered() throws IOException {
    if (answer.isEmpty()) {
      answer = Optional.of(peer.answer(new Request(address, Map.copyOf(sent), body.toByteArray())));
    }
    return answer.get();
  }
}
