package io.paykkaserverless.aws.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function's environment, checked as a whole when the function starts: whoever deploys hears of
 * everything that is wrong at once.
 *
 * <pre>{@code
 * Environment environment = Environment.read(System.getenv(), PAYMENTS_TABLE, ATTEMPTS_MAX);
 * int attemptsMax = environment.get(ATTEMPTS_MAX);
 * }</pre>
 */
public final class Environment {

  private final Map<String, Object> values;

  private Environment(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads the variables a function needs.
   *
   * @param environment {@link System#getenv()}, or what a test hands in
   * @throws ConfigurationException naming each one that is missing or wrong
   */
  public static Environment read(Map<String, String> environment, Variable<?>... needed) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    boolean loopback =
        value(environment, Variables.ALLOW_INSECURE_LOOPBACK, false, problems).orElse(false);
    for (Variable<?> variable : needed) {
      value(environment, variable, loopback, problems)
          .ifPresent(value -> values.put(variable.name(), value));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    values.put(Variables.ALLOW_INSECURE_LOOPBACK.name(), loopback);
    return new Environment(values);
  }

  /**
   * The value of a variable.
   *
   * @throws IllegalStateException where it was not among those that were read
   */
  @SuppressWarnings("unchecked") // what was put in under a variable is what its parser made
  public <T> T get(Variable<T> variable) {
    return (T)
        Optional.ofNullable(values.get(variable.name()))
            .orElseThrow(() -> new IllegalStateException(variable + " was not asked for"));
  }

  private static <T> Optional<T> value(
      Map<String, String> environment,
      Variable<T> variable,
      boolean loopback,
      List<String> problems) {
    Optional<String> set =
        Optional.ofNullable(environment.get(variable.name()))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    Optional<String> text = set.or(variable::fallback);
    if (text.isEmpty()) {
      problems.add(problem(variable, "is missing"));
      return Optional.empty();
    }
    try {
      return Optional.of(variable.parser().parse(text.get(), loopback));
    } catch (IllegalArgumentException _) {
      problems.add(problem(variable, "is not acceptable"));
      return Optional.empty();
    }
  }

  private static String problem(Variable<?> variable, String what) {
    return "%s %s: it must be %s, for example %s"
        .formatted(variable.name(), what, variable.wants(), variable.example());
  }
}
