package io.paykkaserverless.runner;

import io.paykkaserverless.runner.lambda.Initialization;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the local system is set up. {@link #in} says where the project is and takes free ports, no
 * state and no output; the {@code with} methods change one thing each.
 *
 * @param root the project's folder, with {@code template.yaml} and the built functions
 * @param ports where it is reached
 * @param state the folder that keeps payments and keys; without one both are gone at the end
 * @param parameters values for the template's parameters, before those the local system gives
 * @param environments how many processes one function may have, and how many batches of a queue are
 *     under way at once; Lambda would go to a thousand
 * @param initialization how a process of a function begins
 * @param scheduleSpeed how many times as often as in AWS schedules run; without one they run when
 *     {@link LocalSystem#sweep} is called, and only then
 * @param sandbox changes to how PayKKa is played
 * @param log gets every line the functions print
 */
public record LocalOptions(
    Path root,
    Ports ports,
    Optional<Path> state,
    Map<String, String> parameters,
    int environments,
    Initialization initialization,
    Optional<Integer> scheduleSpeed,
    UnaryOperator<SandboxSettings> sandbox,
    LogSink log) {

  /**
   * As many batches as Lambda has under way before it looks whether more would help (Lambda
   * developer guide, "Configuring scaling behavior for SQS event source mappings").
   */
  private static final int ENVIRONMENTS = 5;

  public LocalOptions {
    parameters = Map.copyOf(parameters);
  }

  /** The defaults for the project in {@code root}. */
  public static LocalOptions in(Path root) {
    return new LocalOptions(
        root.toAbsolutePath().normalize(),
        Ports.FREE,
        Optional.empty(),
        Map.of(),
        ENVIRONMENTS,
        Initialization.ON_DEMAND,
        Optional.empty(),
        settings -> settings,
        (_, _) -> {});
  }

  /** The same on other ports. */
  public LocalOptions withPorts(Ports other) {
    return new LocalOptions(
        root, other, state, parameters, environments, initialization, scheduleSpeed, sandbox, log);
  }

  /** The same, keeping payments and keys in {@code folder}. */
  public LocalOptions withState(Path folder) {
    return new LocalOptions(
        root,
        ports,
        Optional.of(folder),
        parameters,
        environments,
        initialization,
        scheduleSpeed,
        sandbox,
        log);
  }

  /** The same with a value for one parameter of the template. */
  public LocalOptions withParameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new LocalOptions(
        root, ports, state, more, environments, initialization, scheduleSpeed, sandbox, log);
  }

  /** The same, with so many processes for each function that needs them. */
  public LocalOptions withEnvironments(int max) {
    return new LocalOptions(
        root, ports, state, parameters, max, initialization, scheduleSpeed, sandbox, log);
  }

  /** The same, but each process of a function begins like that. */
  public LocalOptions withInitialization(Initialization other) {
    return new LocalOptions(
        root, ports, state, parameters, environments, other, scheduleSpeed, sandbox, log);
  }

  /** The same, but schedules run by themselves, {@code factor} times as often as in AWS. */
  public LocalOptions withScheduleSpeed(int factor) {
    return new LocalOptions(
        root,
        ports,
        state,
        parameters,
        environments,
        initialization,
        Optional.of(factor),
        sandbox,
        log);
  }

  /** The same with changes to the sandbox; the merchant, its keys and origins are set before. */
  public LocalOptions withSandbox(UnaryOperator<SandboxSettings> changes) {
    return new LocalOptions(
        root, ports, state, parameters, environments, initialization, scheduleSpeed, changes, log);
  }

  /** The same, with lines going to {@code sink}. */
  public LocalOptions withLog(LogSink sink) {
    return new LocalOptions(
        root, ports, state, parameters, environments, initialization, scheduleSpeed, sandbox, sink);
  }

  /**
   * Ports on 127.0.0.1; 0 for any free one.
   *
   * @param shop the storefront
   * @param api our API
   * @param sandbox the sandbox of PayKKa
   */
  public record Ports(int shop, int api, int sandbox) {

    /** Any free ones. */
    public static final Ports FREE = new Ports(0, 0, 0);

    /** Three in a row. */
    public static Ports from(int first) {
      return new Ports(first, first + 1, first + 2);
    }
  }
}
