package io.paykkaserverless.runner;

import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.runner.LocalOptions.Ports;
import io.paykkaserverless.runner.costs.CostOptions;
import io.paykkaserverless.runner.doctor.DoctorArguments;
import io.paykkaserverless.runner.doctor.DoctorOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.operator.OperatorOptions.Reading;
import io.paykkaserverless.runner.replay.ReplayArguments;
import io.paykkaserverless.runner.replay.ReplayOptions;
import io.paykkaserverless.runner.rotate.RotateArguments;
import io.paykkaserverless.runner.rotate.RotateOptions;
import io.paykkaserverless.runner.setup.SetupArguments;
import io.paykkaserverless.runner.setup.SetupOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What was asked for on the command line. */
sealed interface Command {

  /** The highest port that still leaves room for the two after it. */
  int PORT_MAX = 65_533;

  /**
   * {@code demo}.
   *
   * @param log whether to show what the functions log
   */
  record Demo(boolean log) implements Command {}

  /**
   * {@code local}.
   *
   * @param ports where to listen
   * @param state the folder that keeps payments and keys
   */
  record Local(Ports ports, Optional<Path> state) implements Command {}

  /**
   * {@code explain}.
   *
   * @param payment whose story is told
   * @param json whether to print what the API says instead
   * @param options which system is asked
   */
  record Explain(PaymentId payment, boolean json, OperatorOptions options) implements Command {}

  /**
   * {@code parked}.
   *
   * @param body whether to print what each event says
   * @param options which system is asked
   */
  record Parked(boolean body, OperatorOptions options) implements Command {}

  /** {@code replay}. */
  record Replay(ReplayOptions options) implements Command {}

  /** {@code rotate}. */
  record Rotate(RotateOptions options) implements Command {}

  /** {@code setup}. */
  record Setup(SetupOptions options) implements Command {}

  /** {@code doctor}. */
  record Doctor(DoctorOptions options) implements Command {}

  /** {@code costs}. */
  record Costs(CostOptions options) implements Command {}

  /**
   * Something that makes no sense.
   *
   * @param problem for whoever typed it
   */
  record Misuse(String problem) implements Command {}

  /** Understands {@code arguments}; a path is taken relative to where the command was typed. */
  static Command parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    String command = left.isEmpty() ? "nothing" : left.removeFirst();
    return switch (command) {
      case "demo" -> demo(left);
      case "local" -> local(left);
      case "explain" -> explain(left);
      case "parked" -> parked(left);
      case "replay" -> replay(left);
      case "rotate" -> rotate(left);
      case "setup" -> setup(left);
      case "doctor" -> doctor(left);
      case "costs" -> costs(left);
      default -> new Misuse("there is no command '" + command + "'");
    };
  }

  private static Command demo(Deque<String> options) {
    boolean log = options.removeIf(option -> option.equals("--log"));
    return options.isEmpty() ? new Demo(log) : unknown("demo", options.getFirst());
  }

  private static Command local(Deque<String> options) {
    Ports ports = Ports.FREE;
    Optional<Path> state = Optional.empty();
    while (!options.isEmpty()) {
      String option = options.removeFirst();
      String value = value(options);
      switch (option) {
        case "--port" -> {
          if (!value.matches("\\d{1,5}") || !isPort(Integer.parseInt(value))) {
            return new Misuse("--port wants a number from 1 to " + PORT_MAX);
          }
          ports = Ports.from(Integer.parseInt(value));
        }
        case "--state" -> {
          if (value.isEmpty()) {
            return new Misuse("--state wants a folder");
          }
          state = Optional.of(Path.of(value));
        }
        default -> {
          return unknown("local", option);
        }
      }
    }
    return new Local(ports, state);
  }

  private static Command explain(Deque<String> arguments) {
    boolean json = arguments.removeIf("--json"::equals);
    return forOperators("explain", arguments, (names, options) -> explain(names, json, options));
  }

  private static Command parked(Deque<String> arguments) {
    boolean body = arguments.removeIf("--body"::equals);
    return forOperators(
        "parked",
        arguments,
        (names, options) ->
            names.isEmpty()
                ? new Parked(body, options)
                : new Misuse("parked wants no '" + names.getFirst() + "'"));
  }

  private static Command replay(Deque<String> arguments) {
    return switch (ReplayArguments.read(arguments)) {
      case ReplayArguments.Reading.Read(ReplayOptions options) -> new Replay(options);
      case ReplayArguments.Reading.Wrong(String problem) -> new Misuse(problem);
    };
  }

  private static Command costs(Deque<String> arguments) {
    return switch (CostOptions.read(arguments)) {
      case CostOptions.Reading.Read(CostOptions options) -> new Costs(options);
      case CostOptions.Reading.Wrong(String problem) -> new Misuse(problem);
    };
  }

  private static Command rotate(Deque<String> arguments) {
    return switch (RotateArguments.read(arguments)) {
      case RotateArguments.Reading.Read(RotateOptions options) -> new Rotate(options);
      case RotateArguments.Reading.Wrong(String problem) -> new Misuse(problem);
    };
  }

  private static Command setup(Deque<String> arguments) {
    return switch (SetupArguments.read(arguments)) {
      case SetupArguments.Reading.Read(SetupOptions options) -> new Setup(options);
      case SetupArguments.Reading.Wrong(String problem) -> new Misuse(problem);
    };
  }

  private static Command doctor(Deque<String> arguments) {
    return switch (DoctorArguments.read(arguments)) {
      case DoctorArguments.Reading.Read(DoctorOptions options) -> new Doctor(options);
      case DoctorArguments.Reading.Wrong(String problem) -> new Misuse(problem);
    };
  }

  /** What a command is once its options are read: all that is no option is given to it. */
  private static Command forOperators(
      String command,
      Deque<String> arguments,
      BiFunction<List<String>, OperatorOptions, Command> made) {
    List<String> names = new ArrayList<>();
    OperatorOptions options = OperatorOptions.LOCAL;
    while (!arguments.isEmpty()) {
      String argument = arguments.removeFirst();
      if (!argument.startsWith("-")) {
        names.add(argument);
        continue;
      }
      switch (options.with(argument, value(arguments))) {
        case Reading.Read(OperatorOptions next) -> options = next;
        case Reading.Wrong(String problem) -> {
          return new Misuse(problem);
        }
        case Reading.Unknown _ -> {
          return unknown(command, argument);
        }
      }
    }
    return made.apply(names, options);
  }

  private static Command explain(List<String> names, boolean json, OperatorOptions options) {
    if (names.size() != 1) {
      return new Misuse("explain wants one payment");
    }
    return payment(names.getFirst())
        .<Command>map(payment -> new Explain(payment, json, options))
        .orElseGet(
            () ->
                new Misuse(
                    "'"
                        + names.getFirst()
                        + "' names no payment: its id is p and 32 letters and digits, with a01,"
                        + " c01, v01 or r01 behind it for an attempt, capture, void or refund"));
  }

  /** The payment that {@code name} leads to: its own id, a {@code trans_id}, an operation's id. */
  private static Optional<PaymentId> payment(String name) {
    return PaymentId.parse(name)
        .or(() -> AttemptId.parse(name).map(AttemptId::payment))
        .or(() -> OperationId.parse(name).map(OperationId::payment));
  }

  private static String value(Deque<String> arguments) {
    return arguments.isEmpty() ? "" : arguments.removeFirst();
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= PORT_MAX;
  }

  private static Misuse unknown(String command, String option) {
    return new Misuse("'" + command + "' knows no option '" + option + "'");
  }
}
