package io.paykkaserverless.simulation.crash;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Somebody wants something done, and asks until it is.
 *
 * @param name what for
 * @param caller who asks
 * @param prepared the world before
 * @param call asks once
 * @param outside what happens by itself after the caller is done: PayKKa finishes what it has begun
 * @param ending what must be true when everything is quiet
 * @param halfway where it may end otherwise than without faults, as long as {@code ending} agrees
 * @param horizon how long after the caller is done everything is looked at
 */
record Errand(
    String name,
    Caller caller,
    Consumer<World> prepared,
    Call call,
    Consumer<World> outside,
    Consumer<World> ending,
    Predicate<World> halfway,
    Duration horizon) {

  /** Who asks, and so whether they come back. */
  enum Caller {
    /** Shopper, merchant or PayKKa: they ask again, or are never seen again. */
    SOMEBODY,
    /** EventBridge: it sweeps again, always. */
    CLOCK,
    /** SQS: it brings a message again until it gives it up. */
    QUEUE
  }

  /** Asks once. */
  @FunctionalInterface
  interface Call {

    /** Whether the caller got what they came for, so that they do not ask again. */
    boolean isAnswered(World world);
  }

  /** An errand of somebody's, in a world with one payment that is ready to be paid. */
  static Errand of(String name, Call call) {
    return new Errand(
        name,
        Caller.SOMEBODY,
        _ -> {},
        call,
        World::paykkaFinishes,
        _ -> {},
        _ -> false,
        Duration.ofHours(60));
  }

  /** The sweep comes by. */
  static Errand ofSweep(String name) {
    return of(name, World::sweep).by(Caller.CLOCK);
  }

  /** The queue brings what it was given. */
  static Errand ofQueue(String name) {
    return of(
            name,
            world -> {
              world.courier.bring();
              return true;
            })
        .by(Caller.QUEUE);
  }

  private Errand by(Caller who) {
    return new Errand(name, who, prepared, call, outside, ending, halfway, horizon);
  }

  /** In a world that was prepared so, after whatever was prepared before. */
  Errand given(Consumer<World> more) {
    return new Errand(
        name, caller, prepared.andThen(more), call, outside, ending, halfway, horizon);
  }

  /** Where that happens by itself after the caller is done, and PayKKa has finished. */
  Errand meanwhile(Consumer<World> more) {
    return new Errand(
        name, caller, prepared, call, outside.andThen(more), ending, halfway, horizon);
  }

  /** Must end so, whatever went wrong. */
  Errand then(Consumer<World> more) {
    return new Errand(
        name, caller, prepared, call, outside, ending.andThen(more), halfway, horizon);
  }

  /** May also end so; where the caller comes back, only if what must be true is true as well. */
  Errand orHalfway(Predicate<World> how) {
    return new Errand(name, caller, prepared, call, outside, ending, how, horizon);
  }

  /** Looked at for so long after the caller is done. */
  Errand within(Duration time) {
    return new Errand(name, caller, prepared, call, outside, ending, halfway, time);
  }
}
