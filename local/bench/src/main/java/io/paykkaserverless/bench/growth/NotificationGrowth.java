package io.paykkaserverless.bench.growth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures notifications with more and more endpoints, and beside one that hangs. */
public final class NotificationGrowth {

  /** How many processes deliver; in AWS there may be a hundred times ten messages under way. */
  public static final int ENVIRONMENTS = 8;

  private static final int STEADY = 10;
  private static final Duration STEADY_PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** So many deliveries at once, whatever the number of endpoints. */
  private static final int BURST_DELIVERIES = 1_000;

  private static final int BURST_MAX = 200;
  private static final int WARM_UP = 15 * ENVIRONMENTS;

  private NotificationGrowth() {}

  /**
   * What was measured with so many endpoints.
   *
   * @param hanging how many of them hang: none or one
   * @param steady how long messages took that came one every two seconds, to each healthy endpoint
   * @param burst how many messages came at once
   * @param burstTook until the last healthy endpoint had accepted the last of them
   */
  public record Figures(int endpoints, int hanging, Delays steady, int burst, Duration burstTook) {

    /** Messages that healthy endpoints accepted in a second. */
    public double deliveriesPerSecond() {
      return 1000.0 * burst * (endpoints - hanging) / burstTook.toMillis();
    }
  }

  /** Of many deliveries. */
  public record Delays(Duration p50, Duration p95, Duration max) {

    static Delays of(List<Duration> all) {
      List<Duration> sorted = all.stream().sorted().toList();
      return new Delays(
          sorted.get((sorted.size() - 1) / 2),
          sorted.get((sorted.size() - 1) * 95 / 100),
          sorted.getLast());
    }
  }

  /**
   * Measures, each number of endpoints first with all of them healthy, then with one that hangs if
   * there are others.
   */
  public static List<Figures> measure(Path root, List<Integer> numbers, Consumer<String> progress)
      throws InterruptedException {
    List<Figures> all = new ArrayList<>();
    for (int endpoints : numbers) {
      try (NotificationMeter meter = new NotificationMeter(root, endpoints, ENVIRONMENTS)) {
        progress.accept("%d endpoints: starting processes".formatted(endpoints));
        int warmUp = Math.max(ENVIRONMENTS, WARM_UP / endpoints);
        meter.announce("warm-up", warmUp, Duration.ZERO, 0, PATIENCE);
        all.add(measure(meter, endpoints, 0, progress));
        if (endpoints > 1) {
          meter.hangOne();
          all.add(measure(meter, endpoints, 1, progress));
        }
      }
    }
    return all;
  }

  private static Figures measure(
      NotificationMeter meter, int endpoints, int hanging, Consumer<String> progress)
      throws InterruptedException {
    int burst = Math.min(BURST_MAX, Math.max(1, BURST_DELIVERIES / endpoints));
    Delays steady =
        Delays.of(
            meter.announce("steady-" + hanging, STEADY, STEADY_PAUSE, hanging, PATIENCE).delays());
    Duration took =
        meter.announce("burst-" + hanging, burst, Duration.ZERO, hanging, PATIENCE).took();
    Figures figures = new Figures(endpoints, hanging, steady, burst, took);
    progress.accept(
        "%d endpoints, %d hang: delays p50 %d, p95 %d, max %d ms; %d at once took %d ms, %.0f deliveries/s"
            .formatted(
                endpoints,
                hanging,
                steady.p50().toMillis(),
                steady.p95().toMillis(),
                steady.max().toMillis(),
                burst,
                took.toMillis(),
                figures.deliveriesPerSecond()));
    return figures;
  }
}
