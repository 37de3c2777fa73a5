package io.paykkaserverless.runner.replay;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.operator.OperatorApi.Cause;
import io.paykkaserverless.runner.operator.OperatorApi.Reply;
import io.paykkaserverless.runner.replay.ReplayOptions.Selection;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends what was found, at the pace that was asked for, and counts. For one use. */
final class Sending {

  /** Where so many after each other got no answer, nor will the next. */
  private static final int UNANSWERED_MAX = 5;

  private static final int FAILURES_REPEATED = 20;

  private static final String STOPPED = "Stopped.";

  private final PatientApi api;
  private final ReplayOptions options;
  private final Pauses pauses;
  private final Pace pace;
  private final PrintStream out;
  private final List<String> failures = new ArrayList<>();
  private int sent;

  /** How many of those before the next one got no answer, one after the other. */
  private int unanswered;

  /**
   * Sends nothing yet.
   *
   * @param options what was asked for, with its stretch of time where it has one
   */
  Sending(
      PatientApi api, ReplayOptions options, Pauses pauses, InstantSource clock, PrintStream out) {
    this.api = api;
    this.options = options;
    this.pauses = pauses;
    this.pace = new Pace(options.rate(), pauses, clock);
    this.out = out;
  }

  /** Whether all of {@code matches} are on their way again. */
  boolean all(List<Match> matches) {
    int next = 0;
    Optional<String> stop = Optional.empty();
    while (next < matches.size() && stop.isEmpty()) {
      stop =
          pace.await() ? send(matches.get(next), next + 1, matches.size()) : Optional.of(STOPPED);
      next += stop.isEmpty() ? 1 : 0;
    }
    out.println("%d of %d on their way again.".formatted(sent, matches.size()));
    failures.stream().limit(FAILURES_REPEATED).forEach(failure -> out.println("  " + failure));
    if (failures.size() > FAILURES_REPEATED) {
      out.println("  and %d others".formatted(failures.size() - FAILURES_REPEATED));
    }
    List<Match> left = matches.subList(next - unanswered, matches.size());
    stop.ifPresent(why -> out.println(why + " To go on:\n  " + rest(left).commandLine()));
    return failures.isEmpty() && stop.isEmpty();
  }

  /** Why to stop before this one, if one must. */
  private Optional<String> send(Match match, int number, int all) {
    return switch (api.post(path(match), () -> body(match))) {
      case Reply.Read _ -> {
        sent++;
        unanswered = 0;
        tell(match, number, all, "on its way again");
        yield Optional.empty();
      }
      case Reply.NotFound _ -> {
        unanswered = 0;
        failed(match, number, all, "there is no such message");
        yield Optional.empty();
      }
      case Reply.Failed(Cause cause, String why) ->
          switch (cause) {
            case KEY_REFUSED -> Optional.of("Stopped: " + why + ".");
            case REFUSED -> {
              unanswered = 0;
              failed(match, number, all, why);
              yield Optional.empty();
            }
            case BUSY, NO_ANSWER -> unanswered(match, number, all, why);
          };
    };
  }

  private Optional<String> unanswered(Match match, int number, int all, String why) {
    if (!pauses.pause(Duration.ZERO)) {
      return Optional.of(STOPPED);
    }
    if (unanswered + 1 == UNANSWERED_MAX) {
      return Optional.of("Stopped, since nothing is answered: " + why + ".");
    }
    unanswered++;
    failed(match, number, all, why);
    return Optional.empty();
  }

  private void failed(Match match, int number, int all, String why) {
    failures.add(match.words() + ": " + why);
    tell(match, number, all, "NOT SENT: " + why);
  }

  private void tell(Match match, int number, int all, String what) {
    out.println("%d/%d  %s  %s".formatted(number, all, match.words(), what));
  }

  /** What to ask for to have what is left sent, too, and as little as can be of the others. */
  private ReplayOptions rest(List<Match> left) {
    return switch (options.selection()) {
      case Selection.Named _ ->
          options.withSelection(
              new Selection.Named(left.stream().map(Match::notification).toList()));
      case Selection.OfOwner _ -> options;
      case Selection.MadeBetween(var from, var to) ->
          options.withSelection(
              new Selection.MadeBetween(
                  left.getFirst().about().map(Match.About::madeAt).or(() -> from), to));
    };
  }

  private static String path(Match match) {
    return "/notifications/" + match.notification() + "/replay";
  }

  private static JsonWriter body(Match match) {
    return new JsonWriter().put("endpoint", match.endpoint().map(EndpointName::value));
  }
}
