package io.paykkaserverless.bench.load;

import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The whole system under mixed traffic. */
public final class LoadSection implements Section {

  /** Of the section and of its file of figures. */
  public static final String NAME = "load";

  private static final String ROUTE = "route.";
  private static final String PART = "part.";
  private static final String REQUESTS = ".requests";
  private static final String SECONDS = ".cpu-s";
  private static final String MILLIS_EACH = ".ms-each";
  private static final double MILLIS = 1000;
  private static final double NANOS_PER_MS = 1_000_000;

  @Override
  public String name() {
    return NAME;
  }

  /** What is kept of a run. */
  static Figures figures(LoadResult result) {
    double seconds = result.took().toMillis() / MILLIS;
    ProcessorShares spent = result.processorTime();
    Figures figures =
        Machine.describe(new Figures())
            .put("seconds", Math.round(seconds))
            .put("workers", result.workers())
            .put("payments", result.payments())
            .put("payments-per-second", result.payments() / seconds, 1)
            .put("requests", result.requests())
            .put("requests-per-second", result.requests() / seconds, 1)
            .put("reckoned", result.reckoned())
            .put("messages", result.messages())
            .put("messages-again", result.repeats())
            .put("errors", result.errors().size())
            .put("lost-or-doubled", result.lost().size())
            .put("bottleneck", Bottleneck.of(result))
            .put("others.cpu-s", seconds(spent.machine().minus(spent.together())), 1);
    result.latencies().forEach((route, took) -> put(figures, ROUTE + route, took));
    spent
        .parts()
        .forEach(
            (part, time) -> {
              figures.put(PART + part + SECONDS, seconds(time), 1);
              result
                  .millisPerInvocation(part)
                  .ifPresent(millis -> figures.put(PART + part + MILLIS_EACH, millis, 1));
            });
    return figures;
  }

  private static void put(Figures figures, String route, Latencies.Summary took) {
    figures
        .put(route + REQUESTS, took.requests())
        .put(route + ".p50-ms", millis(took.p50()), 0)
        .put(route + ".p95-ms", millis(took.p95()), 0)
        .put(route + ".p99-ms", millis(took.p99()), 0)
        .put(route + ".max-ms", millis(took.max()), 0);
  }

  @Override
  public String text(Figures figures) {
    Table routes = new Table("route", "requests", "p50", "p95", "p99", "longest");
    for (String route : between(figures, ROUTE, REQUESTS)) {
      String of = ROUTE + route;
      routes.row(
          "`" + route + "`",
          figures.text(of + REQUESTS),
          figures.text(of + ".p50-ms"),
          figures.text(of + ".p95-ms"),
          figures.text(of + ".p99-ms"),
          figures.text(of + ".max-ms"));
    }
    Table parts = new Table("part", "CPU, s", "ms of an invocation");
    between(figures, PART, SECONDS).stream()
        .sorted(
            Comparator.comparing((String part) -> figures.number(PART + part + SECONDS)).reversed())
        .forEach(
            part ->
                parts.row(
                    part,
                    figures.text(PART + part + SECONDS),
                    figures.find(PART + part + MILLIS_EACH).orElse("")));
    parts.row("other programs on the machine", figures.text("others.cpu-s"), "");
    return """
    ## Load

    The local system, all of it on one machine: the HTTP API's stand-in, the shipped jars under AWS's runtime interface client, DynamoDB Local,
    ElasticMQ, PayKKa's sandbox, the merchant's inbox. %s workers, each of which deals with one payment after the other and waits for every answer
    (`./paykka bench load`), for %s seconds, after each function had been invoked %d times for each of its processes, as a rehearsal does before a
    snapshot; compilers are those of a restored process. Paid at once and after 3-D Secure, declined, paid by a second card, confirmed twice at once, webhooks four times, captured and refunded, voided, charged by agreement. **%s payments, %s requests: %s payments and %s
    requests a second.** Afterwards, when nothing moved any more and the sweep had run, %s payments were held against the sandbox's own books, and
    %s messages against what we had announced: %s errors, %s effects lost or doubled. %s

    Bottleneck: %s.

    Milliseconds from the whole request at the HTTP API to the whole answer:

    %s
    Processor time of each part meanwhile; what is no function shares one process and is told apart by its threads:

    %s\
    """
        .formatted(
            figures.text("workers"),
            figures.text("seconds"),
            Stage.ROUNDS,
            figures.text("payments"),
            figures.text("requests"),
            figures.text("payments-per-second"),
            figures.text("requests-per-second"),
            figures.text("reckoned"),
            figures.text("messages"),
            figures.text("errors"),
            figures.text("lost-or-doubled"),
            Machine.sentence(figures),
            figures.text("bottleneck"),
            routes,
            parts);
  }

  private static List<String> between(Figures figures, String prefix, String suffix) {
    return figures.all().keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
        .map(name -> name.substring(prefix.length(), name.length() - suffix.length()))
        .toList();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MS;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
