package io.paykkaserverless.runner.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API (2018-06-01) for one execution environment: hands out one invocation at a
 * time and takes its answer or error. Under SnapStart the runtime stops before the first one, until
 * {@link #restore}.
 */
public final class RuntimeApi implements AutoCloseable {

  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final String RESTORE_NEXT = "/2018-06-01/runtime/restore/next";
  private static final String RESTORE_ERROR = "/2018-06-01/runtime/restore/error";

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final String functionArn;
  private final Duration timeout;
  private final InstantSource clock;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>(1);
  private final CompletableFuture<Optional<Failed>> initialised = new CompletableFuture<>();
  private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
  private final CompletableFuture<Void> restored = new CompletableFuture<>();
  private Optional<Invocation> running = Optional.empty();
  private Optional<Failed> ended = Optional.empty();

  RuntimeApi(String functionArn, Duration timeout, InstantSource clock) {
    this.functionArn = functionArn;
    this.timeout = timeout;
    this.clock = clock;
    server.serve(this::handle);
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.port();
  }

  /** Done when the runtime asks for its first invocation, or with the error that kept it. */
  CompletableFuture<Optional<Failed>> initialised() {
    return initialised;
  }

  /** Done when the runtime has run the hooks before its snapshot and waits to be restored. */
  CompletableFuture<Void> checkpoint() {
    return checkpoint;
  }

  /** Lets the runtime go on after its checkpoint: it runs on, for nobody froze it. */
  public void restore() {
    restored.complete(null);
  }

  /** Hands an invocation to the runtime as soon as it asks for one. */
  synchronized void submit(Invocation invocation) {
    if (!waiting.offer(invocation)) {
      throw new IllegalStateException("an environment takes one invocation at a time");
    }
    ended.ifPresent(this::failWaiting);
  }

  /** The process behind this API is gone: whoever still waits for it hears of it. */
  synchronized void processEnded(Failed failed) {
    ended = Optional.of(failed);
    initialised.complete(Optional.of(failed));
    checkpoint.completeExceptionally(new IllegalStateException(failed.type()));
    running.ifPresent(invocation -> invocation.result().complete(failed));
    failWaiting(failed);
  }

  private void failWaiting(Failed failed) {
    for (Invocation never = waiting.poll(); never != null; never = waiting.poll()) {
      never.result().complete(failed);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(INVOCATION + "next")) {
      next(exchange);
      return;
    }
    if (path.equals(RESTORE_NEXT)) {
      checkpoint.complete(null);
      restored.join();
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals(INIT_ERROR) || path.equals(RESTORE_ERROR)) {
      initialised.complete(Optional.of(failure(exchange.getRequestHeaders(), body)));
    } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
      finish(path, new Answered(body));
    } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
      finish(path, failure(exchange.getRequestHeaders(), body));
    } else {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.sendResponseHeaders(202, -1);
  }

  private void next(HttpExchange exchange) throws IOException {
    initialised.complete(Optional.empty());
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException _) {
      return;
    }
    markRunning(invocation);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set(
        "Lambda-Runtime-Deadline-Ms", String.valueOf(clock.instant().plus(timeout).toEpochMilli()));
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, invocation.event().length);
    exchange.getResponseBody().write(invocation.event());
  }

  private synchronized void markRunning(Invocation invocation) {
    running = Optional.of(invocation);
    ended.ifPresent(invocation.result()::complete);
  }

  private synchronized void finish(String path, InvocationResult result) {
    String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
    running
        .filter(invocation -> invocation.id().equals(id))
        .ifPresent(invocation -> invocation.result().complete(result));
    running = Optional.empty();
  }

  private static Failed failure(Headers headers, byte[] body) {
    String type =
        Optional.ofNullable(headers.getFirst("Lambda-Runtime-Function-Error-Type"))
            .orElse("Unhandled");
    try {
      JsonObject error = JsonReader.readObject(body);
      return new Failed(
          error.text("errorType").orElse(type), error.text("errorMessage").orElse(""));
    } catch (MalformedJson _) {
      return new Failed(type, "");
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /**
   * One call of the function.
   *
   * @param id the request id
   * @param event what it is called with
   * @param result completed exactly once
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Invocation(String id, byte[] event, CompletableFuture<InvocationResult> result) {}
}
