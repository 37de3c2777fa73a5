package io.paykkaserverless.runner.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.paykkaserverless.runner.lambda.RuntimeApi.Invocation;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Functions in processes of their own that a test starts as it likes and looks into: one process
 * each, from the shipped jar, under AWS's runtime interface client.
 */
final class FunctionBench implements FunctionInvoker, AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Workspace workspace = Workspace.create();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final JavaRuntime runtime;

  /** With {@code localEnvironment} beside what the template sets. */
  FunctionBench(Map<String, String> localEnvironment) {
    this.runtime = new JavaRuntime(localEnvironment, workspace);
  }

  /** A function's process. */
  record Running(
      FunctionDefinition function, RuntimeApi api, Process process, List<String> output) {

    /** Waits until its snapshot would be taken. */
    void awaitCheckpoint() {
      FunctionBench.await(api.checkpoint(), this);
    }

    /** Waits until it asks for its first invocation. */
    void awaitInitialised() {
      FunctionBench.await(api.initialised(), this);
    }

    void stop() {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      api.close();
    }
  }

  /** Starts a process for a function; one that it has already is stopped. */
  Running start(FunctionDefinition function, Initialization initialization) {
    RuntimeApi api =
        new RuntimeApi(
            LocalAddresses.functionArn(function.name()),
            function.timeout(),
            InstantSource.system());
    Process process = runtime.start(function, api.address(), initialization);
    Running started = new Running(function, api, process, new CopyOnWriteArrayList<>());
    Thread.ofVirtual().start(() -> copyOutput(started));
    Optional.ofNullable(running.put(function.id(), started)).ifPresent(Running::stop);
    return started;
  }

  @Override
  public InvocationResult invoke(String function, byte[] event) {
    Running started = Optional.ofNullable(running.get(function)).orElseThrow();
    // One at a time, as Lambda does.
    synchronized (started) {
      CompletableFuture<InvocationResult> result = new CompletableFuture<>();
      started.api().submit(new Invocation(UUID.randomUUID().toString(), event, result));
      return await(result, started);
    }
  }

  @Override
  public void close() {
    running.values().forEach(Running::stop);
    workspace.close();
  }

  private static void copyOutput(Running started) {
    try (BufferedReader lines = started.process().inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(started.output()::add);
    } catch (IOException | UncheckedIOException _) {
      // It was stopped while it wrote.
    }
  }

  private static <T> T await(CompletableFuture<T> future, Running started) {
    try {
      return future.get(PATIENCE_SECONDS, SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(started.function().id() + " said " + started.output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
