package io.paykkaserverless.bench.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a figure may come to at most.
 *
 * @param name {@code <section>.<figure>}, such as {@code cold.receive-webhook.cpu-ratio}
 * @param limit inclusive
 * @param unit of figure and limit
 * @param checkedBy what fails where it is broken
 * @param why there is such a limit, and why this one
 */
public record Budget(String name, BigDecimal limit, String unit, CheckedBy checkedBy, String why) {

  /** What fails where a budget is broken. */
  public enum CheckedBy {
    /** {@code mvn verify}: the figure is the same on every machine. */
    BUILD,

    /** {@code ./paykka bench --check}: the figure is measured. */
    BENCH
  }

  /** The part of the name that says which section's figure it is. */
  public String section() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The name within its section. */
  public String figure() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** A line for whoever broke it; empty where {@code measured} is within it. */
  public Optional<String> objectionTo(BigDecimal measured) {
    return measured.compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(
            "%s is %s and may be %s at most (%s): %s"
                .formatted(name, measured.toPlainString(), limit.toPlainString(), unit, why));
  }
}
