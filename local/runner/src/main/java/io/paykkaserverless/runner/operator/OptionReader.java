package io.paykkaserverless.runner.operator;

import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a command's options from left to right. Not for use by several threads. */
public abstract class OptionReader {

  /**
   * Reads all of {@code arguments}.
   *
   * @return what is wrong with the first that makes no sense
   */
  protected final Optional<String> readAll(Deque<String> arguments) {
    Optional<String> problem = Optional.empty();
    while (!arguments.isEmpty() && problem.isEmpty()) {
      String argument = arguments.removeFirst();
      if (!flag(argument)) {
        problem =
            argument.startsWith("-")
                ? option(argument, arguments.isEmpty() ? "" : arguments.removeFirst())
                : name(argument);
      }
    }
    return problem;
  }

  /** Takes an option that has no value, if it is one. */
  protected abstract boolean flag(String option);

  /** Takes an option with its value; what is wrong with them, if anything is. */
  protected abstract Optional<String> option(String option, String value);

  /** Takes what is no option; what is wrong with it, if anything is. */
  protected abstract Optional<String> name(String argument);

  /** Gives {@code value} to {@code taker}; where there is none, says what is wanted. */
  protected static <T> Optional<String> taken(Optional<T> value, Consumer<T> taker, String wants) {
    value.ifPresent(taker);
    return value.isPresent() ? Optional.empty() : Optional.of(wants);
  }
}
