package io.paykkaserverless.simulation.story;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of everything that is left to chance; a seed makes it the same again. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Whether it happens, once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Whether it happens, with this probability. */
  boolean with(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** From {@code least} to {@code most}, both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  /** As {@link #between}, but mostly little: each size of number is as likely as the next. */
  long mostlyLittle(long least, long most) {
    double size = Math.log((double) most / least) * random.nextDouble();
    return Math.round(least * Math.exp(size));
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
