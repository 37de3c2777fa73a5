package io.paykkaserverless.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets on loopback that can do what no decent server does. */
public final class RawServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Script script;
  private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();

  /** Reads each request whole, then lets {@code script} answer it. */
  public RawServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  /** The same, of whatever kind of connection {@code listener} accepts. */
  RawServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers the first request with the first of {@code answers}, and so on; then the last. */
  public static RawServer answering(String... answers) throws IOException {
    return new RawServer(
        (number, out) -> {
          String answer = answers[Math.min(number, answers.length) - 1];
          out.write(answer.getBytes(ISO_8859_1));
          return !answer.contains("Connection: close");
        });
  }

  /** A whole HTTP/1.1 answer; {@code headers} each end with {@code \r\n}. */
  public static String http(int status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + " Whatever\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  public URI address() {
    return address("http");
  }

  public URI address(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  public List<RawRequest> requests() {
    return requests;
  }

  public int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      boolean open = true;
      while (open) {
        requests.add(read(in));
        open = script.answer(answered.incrementAndGet(), out);
        out.flush();
      }
    } catch (IOException | InterruptedException _) {
      // the client went away
    }
  }

  private static RawRequest read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no further request");
      }
      head.append((char) next);
    }
    RawRequest request = new RawRequest(head.toString(), "");
    int length = Integer.parseInt(request.header("content-length"));
    return new RawRequest(request.head(), new String(in.readNBytes(length), ISO_8859_1));
  }

  /** What to do once a request has been read. */
  @FunctionalInterface
  public interface Script {

    /** Answers request {@code number}, counted from 1; false closes the connection. */
    boolean answer(int number, OutputStream out) throws IOException, InterruptedException;
  }

  /**
   * A request as it came.
   *
   * @param body one character per byte
   */
  public record RawRequest(String head, String body) {

    public String path() {
      return head.split(" ", 3)[1];
    }

    /** The value of the header {@code name}, or nothing. */
    public String header(String name) {
      for (String line : head.split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }
}
