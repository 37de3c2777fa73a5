package io.paykkaserverless.runner;

import io.paykkaserverless.runner.LocalOptions.Ports;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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
   * Something that makes no sense.
   *
   * @param problem for whoever typed it
   */
  record Misuse(String problem) implements Command {}

  /** Understands {@code arguments}; a folder is taken relative to where the command was typed. */
  static Command parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    String command = left.isEmpty() ? "nothing" : left.removeFirst();
    return switch (command) {
      case "demo" -> demo(left);
      case "local" -> local(left);
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
      String value = options.isEmpty() ? "" : options.removeFirst();
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

  private static boolean isPort(int number) {
    return number >= 1 && number <= PORT_MAX;
  }

  private static Misuse unknown(String command, String option) {
    return new Misuse("'" + command + "' knows no option '" + option + "'");
  }
}
