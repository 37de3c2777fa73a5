package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.rotate.RotateOptions.Action;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;

/** Reads what stands behind {@code rotate} on the command line. Not for use by several threads. */
public final class RotateArguments {

  private static final String SUBJECT = "notification-secret";
  private static final int OVERLAP_DEFAULT = 72;
  private static final int OVERLAP_MAX = 720;

  /** What AWS allows in names and ARNs: nothing that a shell would take for something else. */
  private static final String SECRET = "[A-Za-z0-9/_+=.@:-]{1,2048}";

  private Optional<EndpointName> endpoint = Optional.empty();
  private Optional<String> secret = Optional.empty();
  private Optional<Integer> overlap = Optional.empty();
  private boolean endOverlap;
  private boolean dryRun;
  private boolean show;

  private RotateArguments() {}

  /** What came of it. */
  public sealed interface Reading {

    /** It makes sense. */
    record Read(RotateOptions options) implements Reading {}

    /** It does not. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads all of {@code arguments}. */
  public static Reading read(Deque<String> arguments) {
    if (!SUBJECT.equals(arguments.pollFirst())) {
      return new Reading.Wrong("rotate wants to know what: " + SUBJECT);
    }
    RotateArguments read = new RotateArguments();
    while (!arguments.isEmpty()) {
      Optional<String> problem = read.option(arguments.removeFirst(), arguments);
      if (problem.isPresent()) {
        return new Reading.Wrong(problem.get());
      }
    }
    return read.whole();
  }

  /** What is wrong with an option, if anything is. */
  private Optional<String> option(String option, Deque<String> left) {
    switch (option) {
      case "--end-overlap" -> endOverlap = true;
      case "--dry-run" -> dryRun = true;
      case "--show" -> show = true;
      default -> {
        return option(option, left.isEmpty() ? "" : left.removeFirst());
      }
    }
    return Optional.empty();
  }

  private Optional<String> option(String option, String value) {
    return switch (option) {
      case "--endpoint" -> {
        endpoint = EndpointName.parse(value);
        yield wanted(
            endpoint, "--endpoint wants an endpoint's name, which matches " + EndpointName.FORM);
      }
      case "--secret" -> {
        secret = Optional.of(value).filter(it -> it.matches(SECRET));
        yield wanted(secret, "--secret wants the name or ARN of a secret");
      }
      case "--overlap" -> {
        overlap = hours(value);
        yield wanted(overlap, "--overlap wants hours, from 1 to " + OVERLAP_MAX);
      }
      default -> Optional.of("'rotate " + SUBJECT + "' knows no option '" + option + "'");
    };
  }

  private static Optional<String> wanted(Optional<?> value, String wants) {
    return value.isPresent() ? Optional.empty() : Optional.of(wants);
  }

  private static Optional<Integer> hours(String text) {
    return Optional.of(text)
        .filter(it -> it.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .filter(it -> it >= 1 && it <= OVERLAP_MAX);
  }

  private Reading whole() {
    if (endpoint.isEmpty()) {
      return new Reading.Wrong("rotate " + SUBJECT + " wants --endpoint");
    }
    if (endOverlap && (overlap.isPresent() || show)) {
      return new Reading.Wrong(
          "--end-overlap makes no new key: it goes with neither --overlap nor --show");
    }
    if (dryRun && show) {
      return new Reading.Wrong("--dry-run makes no key that --show could print");
    }
    Action action =
        endOverlap
            ? new Action.EndOverlap()
            : new Action.Renew(Duration.ofHours(overlap.orElse(OVERLAP_DEFAULT)), show);
    return new Reading.Read(new RotateOptions(endpoint.get(), action, secret, dryRun));
  }
}
