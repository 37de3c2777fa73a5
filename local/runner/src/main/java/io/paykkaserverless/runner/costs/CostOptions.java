package io.paykkaserverless.runner.costs;

import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;

/**
 * What {@code costs} was asked for.
 *
 * @param payments in a month
 * @param json whether to print JSON instead of sentences
 * @param prices the table of prices; the project's where there is none
 * @param region the table's own where there is none
 */
public record CostOptions(
    long payments, boolean json, Optional<Path> prices, Optional<String> region) {

  /** What is asked for where nothing is said. */
  public static final CostOptions DEFAULT =
      new CostOptions(1_000_000, false, Optional.empty(), Optional.empty());

  private static final int PAYMENTS_DIGITS_MAX = 10;

  /** What came of reading them. */
  public sealed interface Reading {

    /** They make sense. */
    record Read(CostOptions options) implements Reading {}

    /** They do not. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads all of {@code arguments}; a path is taken relative to where the command was typed. */
  public static Reading read(Deque<String> arguments) {
    CostOptions options = DEFAULT;
    while (!arguments.isEmpty()) {
      String option = arguments.removeFirst();
      switch (option) {
        case "--json" ->
            options = new CostOptions(options.payments, true, options.prices, options.region);
        case "--payments" -> {
          String value = value(arguments);
          if (!value.matches("\\d{1," + PAYMENTS_DIGITS_MAX + "}")) {
            return new Reading.Wrong("--payments wants how many there are in a month");
          }
          options =
              new CostOptions(Long.parseLong(value), options.json, options.prices, options.region);
        }
        case "--prices" -> {
          String value = value(arguments);
          if (value.isEmpty()) {
            return new Reading.Wrong("--prices wants a file");
          }
          options =
              new CostOptions(
                  options.payments, options.json, Optional.of(Path.of(value)), options.region);
        }
        case "--region" -> {
          String value = value(arguments);
          if (value.isEmpty()) {
            return new Reading.Wrong("--region wants a region, us-east-1 for example");
          }
          options =
              new CostOptions(options.payments, options.json, options.prices, Optional.of(value));
        }
        default -> {
          return new Reading.Wrong("'costs' knows no option '" + option + "'");
        }
      }
    }
    return new Reading.Read(options);
  }

  private static String value(Deque<String> arguments) {
    return arguments.isEmpty() ? "" : arguments.removeFirst();
  }
}
