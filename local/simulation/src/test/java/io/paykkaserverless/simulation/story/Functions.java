package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.simulation.io.FunctionDied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** AWS Lambda: runs functions side by side, each a step at a time, and ends what takes too long. */
final class Functions {

  private final Agenda agenda;
  private final Weather weather;
  private final Story story;
  private final List<Strand> atWork = new ArrayList<>();
  private Optional<Strand> running = Optional.empty();
  private Optional<Throwable> broken = Optional.empty();
  private int invocations;

  Functions(Agenda agenda, Weather weather, Story story) {
    this.agenda = agenda;
    this.weather = weather;
    this.story = story;
  }

  /** What came of an invocation. */
  sealed interface Outcome<T> {

    record Answered<T>(T answer) implements Outcome<T> {}

    /** The function says that it failed: HTTP 503 or a message that comes again. */
    record Failed<T>(String why) implements Outcome<T> {}

    /** The function died; nobody knows how far it came. */
    record Died<T>() implements Outcome<T> {}
  }

  /**
   * Invokes a function now.
   *
   * @param seconds after which Lambda ends it, as {@code template.yaml} says
   * @param then told what came of it
   */
  <T> void invoke(String name, int seconds, Supplier<T> work, Consumer<Outcome<T>> then) {
    String line = name + " (" + ++invocations + ")";
    Strand strand = new Strand(() -> work(line, work, then));
    atWork.add(strand);
    agenda.in(seconds * 1000L, () -> timeOut(line, strand));
    story.add(() -> agenda.instant() + " begins: " + line);
    goOn(strand);
  }

  private <T> void work(String line, Supplier<T> work, Consumer<Outcome<T>> then) {
    try {
      Outcome<T> outcome = outcome(work);
      story.add(() -> agenda.instant() + " ends: " + line + ": " + shown(outcome));
      agenda.in(0, () -> then.accept(outcome));
    } catch (Throwable e) {
      broken = broken.or(() -> Optional.of(e));
    }
  }

  private static <T> Outcome<T> outcome(Supplier<T> work) {
    try {
      return new Outcome.Answered<>(work.get());
    } catch (StoreUnavailable | QueueUnavailable | SecretUnavailable e) {
      return new Outcome.Failed<>(e.getClass().getSimpleName());
    } catch (FunctionDied _) {
      return new Outcome.Died<>();
    }
  }

  private static String shown(Outcome<?> outcome) {
    String text = outcome.toString();
    return text.substring(0, Math.min(200, text.length()));
  }

  /** The function that makes a call, stopped for so many milliseconds. */
  void pause(long millis) {
    Strand strand = running.orElseThrow();
    agenda.in(millis, () -> goOn(strand));
    strand.pause();
    if (strand.isDoomed()) {
      throw new FunctionDied();
    }
  }

  /** Whether the function that makes a call is dead already and only unwinds. */
  boolean isUnwinding() {
    return running.orElseThrow().isDoomed();
  }

  private void goOn(Strand strand) {
    running = Optional.of(strand);
    strand.resume();
    settle(strand);
  }

  private void timeOut(String line, Strand strand) {
    if (!strand.hasEnded()) {
      weather.brought(Fault.FUNCTION_TIMED_OUT);
      story.add(() -> agenda.instant() + " time is over for: " + line);
      kill(strand);
    }
  }

  /** Whatever is at work dies. */
  void killAll() {
    List.copyOf(atWork).forEach(this::kill);
  }

  private void kill(Strand strand) {
    running = Optional.of(strand);
    strand.kill();
    settle(strand);
  }

  private void settle(Strand strand) {
    running = Optional.empty();
    if (strand.hasEnded()) {
      atWork.remove(strand);
    }
    Optional<Throwable> surprising = broken;
    broken = Optional.empty();
    if (surprising.isPresent()) {
      switch (surprising.get()) {
        case Error error -> throw error;
        case RuntimeException surprise ->
            throw new PromiseBroken("a use case threw what nobody expects: " + surprise, surprise);
        case Throwable never -> throw new IllegalStateException(never);
      }
    }
  }
}
