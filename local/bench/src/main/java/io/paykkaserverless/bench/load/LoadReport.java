package io.paykkaserverless.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A load run's result for people at a terminal. */
public final class LoadReport {

  private static final double MICROS = 1000.0;

  private LoadReport() {}

  /** Lines for a terminal. */
  public static List<String> lines(LoadResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d payments and %,d requests in %d s with %d workers: %.1f payments/s, %.1f"
                + " requests/s",
            result.payments(),
            result.requests(),
            result.took().toSeconds(),
            result.workers(),
            perSecond(result.payments(), result),
            perSecond(result.requests(), result)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-42s %8s %8s %8s %8s %8s",
            "ms at the HTTP API",
            "requests",
            "p50",
            "p95",
            "p99",
            "max"));
    result.latencies().forEach((route, took) -> lines.add(line(route, took)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, "%-52s %8s %7s %12s", "processor time", "s", "share", "ms/invocation"));
    Duration together = result.processorTime().together();
    result.processorTime().parts().entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
        .forEach(part -> lines.add(line(part.getKey(), part.getValue(), together, result)));
    lines.add(
        String.format(
            Locale.ROOT,
            "%-52s %8.1f",
            "other programs on this machine",
            seconds(result.processorTime().machine().minus(together))));
    lines.add("");
    lines.add("Bottleneck: " + Bottleneck.of(result) + ".");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d payments held against PayKKa's books; %,d messages to the merchant, %,d of them"
                + " again.",
            result.reckoned(),
            result.messages(),
            result.repeats()));
    result
        .errands()
        .forEach(
            (errand, count) -> lines.add(String.format(Locale.ROOT, "  %,6d %s", count, errand)));
    tell(lines, "Errors", result.errors());
    tell(lines, "Lost or doubled", result.lost());
    return lines;
  }

  private static void tell(List<String> lines, String title, List<String> sentences) {
    lines.add(title + ": " + (sentences.isEmpty() ? "none." : ""));
    sentences.forEach(sentence -> lines.add("  " + sentence));
  }

  private static String line(String route, Latencies.Summary took) {
    return String.format(
        Locale.ROOT,
        "%-42s %,8d %8.1f %8.1f %8.1f %8.1f",
        route,
        took.requests(),
        milliseconds(took.p50()),
        milliseconds(took.p95()),
        milliseconds(took.p99()),
        milliseconds(took.max()));
  }

  private static String line(String part, Duration spent, Duration together, LoadResult result) {
    String perInvocation =
        result
            .millisPerInvocation(part)
            .map(millis -> String.format(Locale.ROOT, "%.1f", millis))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%-52s %8.1f %5d %% %12s",
        part,
        seconds(spent),
        Bottleneck.percent(spent, together),
        perInvocation);
  }

  private static double perSecond(long count, LoadResult result) {
    return 1000.0 * count / result.took().toMillis();
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / MICROS / MICROS;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
