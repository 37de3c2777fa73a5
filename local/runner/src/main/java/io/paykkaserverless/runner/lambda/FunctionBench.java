package io.paykkaserverless.runner.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
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
 * Functions in processes of their own that a test or a measurement starts as it likes and looks
 * into: one process each, from the shipped jar, under AWS's runtime interface client. A process
 * that does not do what is awaited within two minutes is an {@link IllegalStateException} that
 * holds what it printed.
 */
public final class FunctionBench implements FunctionInvoker, AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Workspace workspace = Workspace.create();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final JavaRuntime runtime;

  /** With {@code localEnvironment} beside what the template sets. */
  public FunctionBench(Map<String, String> localEnvironment) {
    this.runtime = new JavaRuntime(localEnvironment, Initialization.ON_DEMAND, workspace);
  }

  /**
   * A function's process.
   *
   * @param api what stands for Lambda before it
   * @param output every line it printed so far
   */
  public record Running(
      FunctionDefinition function, RuntimeApi api, Process process, List<String> output) {

    /** Waits until its snapshot would be taken. */
    public void awaitCheckpoint() {
      FunctionBench.await(api.checkpoint(), this);
    }

    /** Waits until it asks for its first invocation. */
    public void awaitInitialised() {
      FunctionBench.await(api.initialised(), this)
          .ifPresent(
              failed -> {
                throw new IllegalStateException(
                    function.id() + " did not start: " + failed + output);
              });
    }

    /** Kills it. Safe to repeat. */
    public void stop() {
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
  public Running start(FunctionDefinition function, Initialization initialization) {
    return start(function, initialization, List.of());
  }

  /**
   * The same with more flags for its JVM.
   *
   * @param flags after Lambda's own, so that they go before those
   */
  public Running start(
      FunctionDefinition function, Initialization initialization, List<String> flags) {
    RuntimeApi api =
        new RuntimeApi(
            LocalAddresses.functionArn(function.name()),
            function.timeout(),
            InstantSource.system());
    Process process = runtime.start(function, api.address(), initialization, flags);
    Running started = new Running(function, api, process, new CopyOnWriteArrayList<>());
    Thread.ofVirtual().start(() -> watch(started));
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

  private static void watch(Running started) {
    copyOutput(started);
    // Who closes its output has ended.
    started.api().processEnded(new Failed("Runtime.ExitError", "the process ended"));
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
      throw new IllegalStateException(started.function().id() + " said " + started.output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
