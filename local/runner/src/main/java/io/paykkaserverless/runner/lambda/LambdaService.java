package io.paykkaserverless.runner.lambda;

import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs functions as Lambda does: each from its shipped jar, in processes of its own, under AWS's
 * runtime interface client. A process starts with the first invocation that finds none idle, serves
 * one invocation at a time and is killed at its timeout.
 */
public final class LambdaService implements FunctionInvoker, AutoCloseable {

  private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
  private final List<FunctionDefinition> definitions;
  private final Map<String, Long> invocations = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final LogSink log;
  private final Workspace workspace;

  /**
   * Takes the functions on; nothing starts yet.
   *
   * @param functions what can be invoked
   * @param localEnvironment variables beside those of the template: where the AWS SDK finds its
   *     services on this machine, above all
   * @param environmentsMax how many processes one function may have
   * @param clock for deadlines
   * @throws IllegalStateException if a function's jar has not been built
   */
  public LambdaService(
      List<FunctionDefinition> functions,
      Map<String, String> localEnvironment,
      Initialization initialization,
      int environmentsMax,
      LogSink log,
      InstantSource clock) {
    this(
        built(functions),
        new JavaRuntime(localEnvironment, initialization, Workspace.create()),
        environmentsMax,
        log,
        clock);
  }

  LambdaService(
      List<FunctionDefinition> functions,
      JavaRuntime runtime,
      int environmentsMax,
      LogSink log,
      InstantSource clock) {
    this.workspace = runtime.workspace();
    this.definitions = List.copyOf(functions);
    this.log = log;
    for (FunctionDefinition function : functions) {
      pools.put(
          function.id(),
          new FunctionPool(
              environmentsMax, () -> new ExecutionEnvironment(function, runtime, log, clock)));
    }
  }

  private static List<FunctionDefinition> built(List<FunctionDefinition> functions) {
    for (FunctionDefinition function : functions) {
      if (!Files.isReadable(function.jar())) {
        throw new IllegalStateException(
            function.id() + ": " + function.jar() + " is missing; build it with 'mvn package'");
      }
    }
    return functions;
  }

  @Override
  public InvocationResult invoke(String function, byte[] event) {
    FunctionPool pool = pools.get(function);
    if (pool == null) {
      throw new IllegalArgumentException("there is no function " + function);
    }
    invocations.merge(function, 1L, Long::sum);
    InvocationResult result = counted(pool, event);
    if (result instanceof InvocationResult.Failed(String type, String message)) {
      log.line(function, "ERROR " + type + ": " + message);
    }
    return result;
  }

  private InvocationResult counted(FunctionPool pool, byte[] event) {
    underWay.incrementAndGet();
    try {
      return pool.invoke(event);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** What can be invoked. */
  public List<FunctionDefinition> definitions() {
    return definitions;
  }

  /** How often each function was invoked so far, by its logical id. */
  public Map<String, Long> invocations() {
    return new TreeMap<>(invocations);
  }

  /** Whether no invocation is under way. */
  public boolean isIdle() {
    return underWay.get() == 0;
  }

  /** How many processes a function has at the moment. */
  public int environments(String function) {
    FunctionPool pool = pools.get(function);
    return pool == null ? 0 : pool.size();
  }

  /** Kills every process. */
  @Override
  public void close() {
    pools.values().forEach(FunctionPool::close);
    workspace.close();
  }
}
