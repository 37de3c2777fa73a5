package io.paykkaserverless.simulation.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often what goes wrong in this story. Some stories are calm, some are stormy, and in each some
 * kinds of faults are more likely than others; so rare things meet in some of them.
 */
final class Weather {

  /** They concern every story alike: nothing happens by them but that somebody acts again. */
  private static final Set<Fault> PEOPLE =
      Set.of(Fault.CLICKED_TWICE, Fault.SHOPPER_GONE, Fault.REQUEST_REPEATED);

  private final Chance chance;
  private final Coverage coverage;
  private final Map<Fault, Double> likely = new EnumMap<>(Fault.class);
  private boolean over;

  Weather(Chance chance, Coverage coverage) {
    this.chance = chance;
    this.coverage = coverage;
    double storm = chance.of(List.of(0.0, 0.01, 0.03, 0.06));
    for (Fault fault : Fault.values()) {
      double strength = chance.of(List.of(0.0, 0.5, 1.0, 3.0));
      likely.put(fault, PEOPLE.contains(fault) ? 0.15 : storm * strength);
    }
  }

  /** Whether {@code fault} happens now; whoever asks makes it happen. */
  boolean brings(Fault fault) {
    return brings(fault, 1);
  }

  /** The same, for what is asked about more or less often than others. */
  boolean brings(Fault fault, double weight) {
    boolean happens = !over && chance.with(Math.min(0.5, likely.getOrDefault(fault, 0.0) * weight));
    if (happens) {
      coverage.went(fault);
    }
    return happens;
  }

  /** Counts what came of another fault. */
  void brought(Fault fault) {
    coverage.went(fault);
  }

  /** From now on nothing goes wrong any more. */
  void clearsUp() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
