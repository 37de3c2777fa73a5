package io.paykkaserverless.simulation.story;

import java.time.Instant;

/**
 * One story from its seed to its end: people act while things go wrong; then nothing goes wrong any
 * more, and everything must come to rest.
 */
final class Scenario {

  /** More than this in one story means that it does not end. */
  private static final int HAPPENINGS_MAX = 60_000;

  private final long seed;
  private final World world;
  private final Requests requests;
  private final Shopper shopper;
  private final Backend backend;
  private int happenings;

  private Scenario(long seed, boolean told, Coverage coverage, Mistake mistake) {
    this.seed = seed;
    world = new World(seed, told, coverage, mistake);
    requests =
        new Requests(world.agenda, world.chance, world.weather, world.functions, world.coverage);
    shopper = new Shopper(world, requests);
    backend = new Backend(world, requests, shopper);
  }

  /**
   * Plays the story of {@code seed}.
   *
   * @throws PromiseBroken when a promise does not hold; names the seed and tells the story
   */
  static void play(long seed, Coverage coverage, Mistake mistake) {
    Scenario scenario = new Scenario(seed, false, coverage, mistake);
    try {
      scenario.run();
    } catch (RuntimeException | Error broken) {
      throw new PromiseBroken(told(seed, mistake, broken), broken);
    } finally {
      scenario.world.functions.killAll();
    }
  }

  /**
   * Tells the story of {@code seed}, however it ends.
   *
   * @throws PromiseBroken as {@link #play}
   */
  static String tell(long seed) {
    play(seed, new Coverage(), Mistake.NONE);
    Scenario scenario = new Scenario(seed, true, new Coverage(), Mistake.NONE);
    scenario.run();
    scenario.world.functions.killAll();
    return scenario.text();
  }

  /** The same once more, for a person to read. */
  private static String told(long seed, Mistake mistake, Throwable broken) {
    Scenario again = new Scenario(seed, true, new Coverage(), mistake);
    String ending;
    try {
      again.run();
      ending = "and the second time nothing was broken: the story is not deterministic";
    } catch (RuntimeException | Error same) {
      ending = same.toString();
    } finally {
      again.world.functions.killAll();
    }
    return "seed %d: %s%n%s%n%s".formatted(seed, broken, again.text(), ending);
  }

  private String text() {
    return world.story.text();
  }

  private void run() {
    int orders = 1 + world.chance.upTo(2);
    for (int order = 0; order < orders; order++) {
      world.agenda.in(world.chance.mostlyLittle(1, 60_000), backend::sell);
    }
    Instant end =
        world.agenda.instant().plusMillis(world.chance.mostlyLittle(60_000, 60 * 3_600_000L));
    runUntil(end);
    new Ending(world, requests, backend, this::runUntil).play(this::calm);
    world.wholePayments().forEach(world.coverage::took);
    world.coverage.archived(world.archive.size());
  }

  private void calm() {
    shopper.leave();
    backend.close();
    world.sweeper.stop();
    world.weather.clearsUp();
    world.clockGoesWrongBy(0);
    world.paykka.finish();
    world.operations.finish();
  }

  /** Lets everything happen that is planned until {@code moment}; then it is that moment. */
  private void runUntil(Instant moment) {
    while (world.agenda.next().filter(at -> !at.isAfter(moment)).isPresent()) {
      PromiseBroken.unless(
          happenings++ < HAPPENINGS_MAX, "the story of seed " + seed + " never ends");
      world.agenda.runNext();
      disturbTime();
    }
    world.agenda.waitUntil(moment);
  }

  private void disturbTime() {
    if (world.weather.brings(Fault.CLOCK_JUMPED, 0.05)) {
      world.clockGoesWrongBy(world.chance.between(-3_000, 3_000));
    }
    if (world.weather.brings(Fault.STANDSTILL, 0.01)) {
      world.story.add(() -> world.agenda.instant() + " everything stands still");
      world.functions.killAll();
      world.operations.goOnAlone();
      world.agenda.standStill(world.chance.mostlyLittle(60_000, 6 * 3_600_000L));
    }
  }
}
