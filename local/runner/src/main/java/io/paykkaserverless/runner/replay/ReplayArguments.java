package io.paykkaserverless.runner.replay;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.operator.OptionReader;
import io.paykkaserverless.runner.replay.ReplayOptions.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what stands behind {@code replay} on the command line. Not for use by several threads. */
public final class ReplayArguments extends OptionReader {

  private static final int DATE_LENGTH = "2026-11-28".length();

  private final List<NotificationId> notifications = new ArrayList<>();
  private Optional<OutboxOwner> owner = Optional.empty();
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();
  private Optional<EndpointName> endpoint = Optional.empty();
  private boolean includeDelivered;
  private boolean dryRun;
  private int rate = ReplayOptions.RATE_DEFAULT;
  private OperatorOptions system = OperatorOptions.LOCAL;

  private ReplayArguments() {}

  /** What came of it. */
  public sealed interface Reading {

    /** It makes sense. */
    record Read(ReplayOptions options) implements Reading {}

    /** It does not. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads all of {@code arguments}. */
  public static Reading read(Deque<String> arguments) {
    ReplayArguments read = new ReplayArguments();
    return read.readAll(arguments).<Reading>map(Reading.Wrong::new).orElseGet(read::whole);
  }

  @Override
  protected boolean flag(String option) {
    switch (option) {
      case "--include-delivered" -> includeDelivered = true;
      case "--dry-run" -> dryRun = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  protected Optional<String> name(String argument) {
    return Optional.of("replay wants no '" + argument + "'");
  }

  @Override
  protected Optional<String> option(String option, String value) {
    return switch (option) {
      case "--notification" ->
          taken(
              NotificationId.parse(value),
              notifications::add,
              "--notification wants a message's id: msg_, its payment's id, _ and a number");
      case "--payment" ->
          owner.isPresent()
              ? Optional.of("replay wants one --payment")
              : taken(
                  OutboxOwner.parse(value),
                  it -> owner = Optional.of(it),
                  "--payment wants the id of a payment (p and 32 letters and digits) or of an"
                      + " agreement (a and as many)");
      case "--from" -> taken(moment(value), it -> from = Optional.of(it), time("--from"));
      case "--to" -> taken(moment(value), it -> to = Optional.of(it), time("--to"));
      case "--endpoint" ->
          taken(
              EndpointName.parse(value),
              it -> endpoint = Optional.of(it),
              "--endpoint wants an endpoint's name, which matches " + EndpointName.FORM);
      case "--rate" ->
          taken(
              rate(value),
              it -> rate = it,
              "--rate wants a number from 1 to " + ReplayOptions.RATE_MAX);
      default -> system(option, value);
    };
  }

  private Optional<String> system(String option, String value) {
    return switch (system.with(option, value)) {
      case OperatorOptions.Reading.Read(OperatorOptions next) -> {
        system = next;
        yield Optional.empty();
      }
      case OperatorOptions.Reading.Wrong(String problem) -> Optional.of(problem);
      case OperatorOptions.Reading.Unknown _ ->
          Optional.of("'replay' knows no option '" + option + "'");
    };
  }

  private static String time(String option) {
    return option + " wants a time with its offset, as 2026-11-28T18:00:00Z, or a date in UTC";
  }

  /** A date is its first moment in UTC. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.length() == DATE_LENGTH
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> rate(String text) {
    return Optional.of(text)
        .filter(it -> it.matches("\\d{1,2}"))
        .map(Integer::valueOf)
        .filter(it -> it >= 1 && it <= ReplayOptions.RATE_MAX);
  }

  private Reading whole() {
    boolean range = from.isPresent() || to.isPresent();
    long ways =
        Stream.of(!notifications.isEmpty(), owner.isPresent(), range).filter(it -> it).count();
    if (ways > 1) {
      return new Reading.Wrong(
          "--notification, --payment and --from are three ways to choose: take one");
    }
    if (ways == 0 && endpoint.isEmpty()) {
      return new Reading.Wrong(
          "replay wants to know what: --notification, --payment, --from or --endpoint");
    }
    if (to.isPresent() && from.isEmpty()) {
      return new Reading.Wrong("--to goes with --from");
    }
    if (to.isPresent() && !from.orElseThrow().isBefore(to.get())) {
      return new Reading.Wrong("--from must be before --to");
    }
    return new Reading.Read(
        new ReplayOptions(selection(), endpoint, includeDelivered, dryRun, rate, system));
  }

  private Selection selection() {
    if (!notifications.isEmpty()) {
      return new Selection.Named(notifications.stream().distinct().toList());
    }
    return owner
        .<Selection>map(Selection.OfOwner::new)
        .orElseGet(() -> new Selection.MadeBetween(from, to));
  }
}
