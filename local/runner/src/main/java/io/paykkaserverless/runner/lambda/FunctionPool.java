package io.paykkaserverless.runner.lambda;

import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The environments of one function: a warm one if there is one, else a new one, up to a limit; who
 * comes when all are busy waits.
 */
final class FunctionPool implements AutoCloseable {

  private final Supplier<ExecutionEnvironment> start;
  private final Semaphore free;
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private boolean closed;

  FunctionPool(int environmentsMax, Supplier<ExecutionEnvironment> start) {
    this.start = start;
    this.free = new Semaphore(environmentsMax, true);
  }

  InvocationResult invoke(byte[] event) {
    try {
      free.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return stopped();
    }
    try {
      Optional<ExecutionEnvironment> environment = take();
      if (environment.isEmpty()) {
        return stopped();
      }
      InvocationResult result = environment.get().invoke(event);
      giveBack(environment.get());
      return result;
    } finally {
      free.release();
    }
  }

  private synchronized Optional<ExecutionEnvironment> take() {
    if (closed) {
      return Optional.empty();
    }
    while (!idle.isEmpty()) {
      ExecutionEnvironment warm = idle.removeFirst();
      if (warm.isUsable()) {
        return Optional.of(warm);
      }
      discard(warm);
    }
    ExecutionEnvironment cold = start.get();
    all.add(cold);
    return Optional.of(cold);
  }

  private synchronized void giveBack(ExecutionEnvironment environment) {
    if (environment.isUsable() && !closed) {
      idle.addFirst(environment);
    } else {
      discard(environment);
    }
  }

  private void discard(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }

  /** How many processes there are, busy ones included. */
  synchronized int size() {
    return all.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(ExecutionEnvironment::close);
    all.clear();
    idle.clear();
  }

  private static InvocationResult stopped() {
    return new Failed("Sandbox.Stopped", "the local system is stopping");
  }
}
