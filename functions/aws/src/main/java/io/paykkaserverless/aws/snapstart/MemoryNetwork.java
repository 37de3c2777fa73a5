package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.http.Connections;
import io.paykkaserverless.http.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Plays every server there is: the JDK's own HTTP over the JDK's own TLS, over no network. Whatever
 * the address, each connection leads to {@code server} within this JVM and ends with its answer. No
 * name is looked up and no port is opened.
 */
final class MemoryNetwork implements Connections, AutoCloseable {

  private static final String LENGTH = "content-length";

  private final SSLSocketFactory client;
  private final Accepting accepting;
  private final Function<Request, HttpAnswer> server;

  /** The servers' ends of the connections there are. */
  private final Set<MemorySocket> ends = ConcurrentHashMap.newKeySet();

  private final AtomicInteger connections = new AtomicInteger();

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("rehearsal").factory());

  MemoryNetwork(MemoryTls tls, Function<Request, HttpAnswer> server) {
    this(tls.client(), tls::accept, server);
  }

  MemoryNetwork(
      SSLSocketFactory client, Accepting accepting, Function<Request, HttpAnswer> server) {
    this.client = client;
    this.accepting = accepting;
    this.server = server;
  }

  /** Sets TLS up at the server's end of a connection. */
  @FunctionalInterface
  interface Accepting {

    SSLSocket accept(Socket connected) throws IOException;
  }

  /**
   * What came in.
   *
   * @param path with its query
   * @param headers names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Request(String path, Map<String, String> headers, byte[] body) {}

  @Override
  public HttpURLConnection open(URI address) throws IOException {
    if (threads.isShutdown()) {
      throw new IOException("the rehearsal is over");
    }
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    URI here = URI.create("https://" + MemorySocket.ADDRESS + address.getRawPath() + query);
    HttpsURLConnection connection =
        (HttpsURLConnection) here.toURL().openConnection(Proxy.NO_PROXY);
    connection.setSSLSocketFactory(new MemorySocketFactory(client, this::connect, connections));
    return connection;
  }

  /** Breaks off every connection, so that no thread outlives the rehearsal. */
  @Override
  public void close() {
    threads.shutdown();
    for (MemorySocket end : ends) {
      end.close();
    }
    End.of(threads);
  }

  private Socket connect() {
    MemoryPipe there = new MemoryPipe();
    MemoryPipe back = new MemoryPipe();
    MemorySocket end = new MemorySocket(there, back);
    ends.add(end);
    threads.execute(() -> serve(end));
    return new MemorySocket(back, there);
  }

  private void serve(MemorySocket end) {
    try (end;
        SSLSocket socket = accepting.accept(end)) {
      HttpAnswer answer = server.apply(read(socket.getInputStream()));
      write(answer, socket.getOutputStream());
    } catch (IOException | RuntimeException _) {
      // Whoever called gets no answer, and knows; a thread that died would print what was thrown.
    } finally {
      ends.remove(end);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String path = line(in).split(" ", 3)[1];
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] header = line.split(":", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault(LENGTH, "0"));
    return new Request(path, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the request broke off");
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private static void write(HttpAnswer answer, OutputStream out) throws IOException {
    byte[] body = answer.body();
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put(LENGTH, Integer.toString(body.length));
    // So that the JDK keeps none of these connections.
    headers.put("connection", "close");
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Rehearsed\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}
