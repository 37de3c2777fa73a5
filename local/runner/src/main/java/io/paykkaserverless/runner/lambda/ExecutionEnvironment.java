package io.paykkaserverless.runner.lambda;

import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import io.paykkaserverless.runner.lambda.RuntimeApi.Invocation;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of one function: started when there is work for it, kept warm afterwards, used by one
 * invocation at a time, killed when it takes too long.
 */
final class ExecutionEnvironment implements AutoCloseable {

  /** Lambda allows 10 seconds; a laptop that starts six of them at once needs longer. */
  private static final Duration INIT_MAX = Duration.ofSeconds(60);

  private static final Duration KILL_MAX = Duration.ofSeconds(5);

  private final FunctionDefinition function;
  private final LogSink log;
  private final RuntimeApi api;
  private final Process process;
  private volatile boolean closed;

  ExecutionEnvironment(
      FunctionDefinition function, JavaRuntime runtime, LogSink log, InstantSource clock) {
    this.function = function;
    this.log = log;
    this.api =
        new RuntimeApi(LocalAddresses.functionArn(function.name()), function.timeout(), clock);
    this.process = runtime.start(function, api.address());
    Thread.ofVirtual().start(this::follow);
  }

  /** Calls the function and waits for it, as long as its timeout allows. */
  InvocationResult invoke(byte[] event) {
    String id = UUID.randomUUID().toString();
    try {
      Optional<Failed> initError = api.initialised().get(INIT_MAX.toSeconds(), TimeUnit.SECONDS);
      if (initError.isPresent()) {
        close();
        return initError.get();
      }
    } catch (TimeoutException _) {
      close();
      return new Failed("Sandbox.Timedout", id + " Init timed out after " + seconds(INIT_MAX));
    } catch (ExecutionException | InterruptedException e) {
      return interrupted(e);
    }
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    api.submit(new Invocation(id, event, result));
    try {
      return result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      close();
      String message = id + " Task timed out after " + seconds(function.timeout());
      log.line(function.name(), message);
      return new Failed("Sandbox.Timedout", message);
    } catch (ExecutionException | InterruptedException e) {
      return interrupted(e);
    }
  }

  /** Whether it can take another invocation. */
  boolean isUsable() {
    return !closed && process.isAlive();
  }

  /** Kills the process, as Lambda does: without a word. */
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    try {
      process.waitFor(KILL_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private void follow() {
    copyOutput();
    try {
      process.waitFor();
      api.processEnded(exitError(process.exitValue()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void copyOutput() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(line -> log.line(function.name(), line));
    } catch (IOException | UncheckedIOException _) {
      // The process was killed while it wrote; there is nothing more to read.
    }
  }

  private InvocationResult interrupted(Exception cause) {
    close();
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new Failed("Sandbox.Stopped", "the local system is stopping");
  }

  private static Failed exitError(int status) {
    return new Failed(
        "Runtime.ExitError", "Error: Runtime exited with error: exit status " + status);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f seconds", duration.toMillis() / 1000.0);
  }
}
