package io.paykkaserverless.runner.replay;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.runner.operator.OperatorApi;
import io.paykkaserverless.runner.replay.Matches.Found;
import io.paykkaserverless.runner.replay.ReplayOptions.Selection;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has messages sent again, one after the other, and tells of each. Everything that is meant is
 * found before the first is sent, so that what a replay changes does not change what is meant.
 */
public final class Replay {

  private static final Duration UNLESS_TOLD = Duration.ofDays(7);

  /** How often it tells that it still looks for what is meant. */
  private static final int FOUND_TOLD_EVERY = 1000;

  private final OperatorApi api;
  private final ReplayOptions options;
  private final Pauses pauses;
  private final InstantSource clock;
  private final PrintStream out;

  public Replay(
      OperatorApi api, ReplayOptions options, Pauses pauses, InstantSource clock, PrintStream out) {
    this.api = api;
    this.options = options;
    this.pauses = pauses;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Does it, and tells how it went.
   *
   * @return whether all that is meant was found, and all of it sent where it was to be
   */
  public boolean run() {
    return switch (options.selection()) {
      case Selection.Named(List<NotificationId> ids) ->
          options.dryRun()
              ? eachLookedUp(ids)
              : sent(
                  ids.stream()
                      .map(id -> new Match(id, options.endpoint(), Optional.empty()))
                      .toList(),
                  options);
      case Selection.OfOwner(var owner) -> found(matches().of(owner), options);
      case Selection.MadeBetween(Optional<Instant> from, Optional<Instant> to) -> between(from, to);
    };
  }

  private Matches matches() {
    return new Matches(new PatientApi(api, pauses), pauses, options);
  }

  private boolean between(Optional<Instant> from, Optional<Instant> to) {
    Instant end = to.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Instant begin = from.orElseGet(() -> end.minus(UNLESS_TOLD));
    out.println(
        "Messages that were made from %s up to %s%s%s%s."
            .formatted(
                begin,
                end,
                from.isEmpty() ? " (the last 7 days; --from wants others)" : "",
                options.endpoint().map(name -> " for endpoint " + name).orElse(""),
                options.includeDelivered() ? "" : " and were not accepted"));
    if (!begin.isBefore(end)) {
      out.println("Nothing was made yet: --from is to come.");
      return false;
    }
    ReplayOptions exactly =
        options.withSelection(new Selection.MadeBetween(Optional.of(begin), Optional.of(end)));
    return found(matches().between(begin, end, this::tellFound), exactly);
  }

  private void tellFound(int soFar) {
    if (soFar > 0 && soFar % FOUND_TOLD_EVERY == 0) {
      out.println("%d found so far".formatted(soFar));
    }
  }

  private boolean found(Found found, ReplayOptions exactly) {
    return switch (found) {
      case Found.Matched(List<Match> matches, List<String> notes) -> {
        notes.forEach(out::println);
        yield exactly.dryRun() ? listed(matches) : sent(matches, exactly);
      }
      case Found.Unknown(String why) -> {
        out.println("Nothing was sent: " + why);
        yield false;
      }
      case Found.Stopped _ -> {
        out.println("Stopped before anything was sent.");
        yield false;
      }
    };
  }

  private boolean eachLookedUp(List<NotificationId> ids) {
    List<Match> matches = new ArrayList<>();
    boolean known = true;
    for (NotificationId id : ids) {
      switch (matches().of(id)) {
        case Found.Matched(List<Match> these, List<String> notes) -> {
          notes.forEach(out::println);
          matches.addAll(these);
        }
        case Found.Unknown(String why) -> {
          out.println(id + " cannot be sent again: " + why);
          known = false;
        }
        case Found.Stopped _ -> known = false;
      }
    }
    return listed(matches) && known;
  }

  private boolean listed(List<Match> matches) {
    for (Match match : matches) {
      out.println(
          match.about().map(it -> it.madeAt() + "  ").orElse("")
              + match.words()
              + match.about().map(it -> "  " + it.status()).orElse(""));
    }
    out.println(
        "%d would be sent again%s. Nothing was changed."
            .formatted(matches.size(), matches.isEmpty() ? "" : ", in about " + time(matches)));
    return true;
  }

  private String time(List<Match> matches) {
    long seconds = Math.ceilDiv(matches.size(), options.rate());
    return seconds < 120 ? seconds + " s" : Math.ceilDiv(seconds, 60L) + " minutes";
  }

  private boolean sent(List<Match> matches, ReplayOptions exactly) {
    return new Sending(new PatientApi(api, pauses), exactly, pauses, clock, out).all(matches);
  }
}
