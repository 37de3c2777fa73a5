package io.paykkaserverless.simulation.story;

import io.paykkaserverless.simulation.story.Functions.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Requests to the API, repeated by whoever makes them until there is an answer, as clients do. */
final class Requests {

  private static final int FUNCTION_SECONDS = 28;
  private static final int REPEATS_MAX = 4;

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final Functions functions;
  private final Coverage coverage;
  private final List<Runnable> unanswered = new ArrayList<>();

  Requests(Agenda agenda, Chance chance, Weather weather, Functions functions, Coverage coverage) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    this.functions = functions;
    this.coverage = coverage;
  }

  /** Asks, again after each failure, a few times; sometimes once more although it was answered. */
  <T> void ask(UseCase useCase, Supplier<T> work, Consumer<T> then) {
    ask(useCase, work, then, REPEATS_MAX);
    if (weather.brings(Fault.REQUEST_REPEATED)) {
      agenda.in(chance.mostlyLittle(1, 5_000), () -> once(useCase, work));
    }
  }

  /** Asks and does not care for the answer. */
  <T> void once(UseCase useCase, Supplier<T> work) {
    once(useCase, work, _ -> {});
  }

  <T> void once(UseCase useCase, Supplier<T> work, Consumer<Outcome<T>> then) {
    coverage.called(useCase);
    functions.invoke(useCase.toString(), FUNCTION_SECONDS, work, then);
  }

  private <T> void ask(UseCase useCase, Supplier<T> work, Consumer<T> then, int repeats) {
    once(
        useCase,
        work,
        outcome -> {
          switch (outcome) {
            case Outcome.Answered<T>(T answer) -> then.accept(answer);
            case Outcome.Failed<T> _, Outcome.Died<T> _ -> {
              Runnable again = () -> ask(useCase, work, then, repeats - 1);
              weather.brought(Fault.FUNCTION_RETRIED);
              if (repeats > 0) {
                agenda.in(chance.mostlyLittle(500, 60_000), again);
              } else {
                unanswered.add(again);
              }
            }
          }
        });
  }

  /** Whoever had no answer asks once more. */
  void repeatUnanswered() {
    List<Runnable> open = List.copyOf(unanswered);
    unanswered.clear();
    open.forEach(Runnable::run);
  }
}
