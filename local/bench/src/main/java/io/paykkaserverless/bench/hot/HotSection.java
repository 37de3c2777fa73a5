package io.paykkaserverless.bench.hot;

import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The hot pieces, each in a JVM of its own under JMH, with what they allocate. */
public final class HotSection implements Section {

  /** The benchmarks' methods, and what they do. */
  private static final Map<String, String> PIECES = pieces();

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int ROUNDS = 5;

  private static Map<String, String> pieces() {
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("sign", "sign a request to PayKKa (RSA-2048)");
    pieces.put("verify", "verify a webhook's signature");
    pieces.put("parse", "parse a webhook's body");
    pieces.put("transition", "apply its report to a payment");
    pieces.put("readItem", "read a payment out of its item");
    pieces.put("writeItem", "write a payment into its item");
    return pieces;
  }

  @Override
  public String name() {
    return "hot";
  }

  /** Measures. */
  public Figures measure(Consumer<String> progress) {
    progress.accept("hot pieces under JMH, about a minute and a half");
    Options options =
        new OptionsBuilder()
            .include(Signing.class.getName())
            .include(Deciding.class.getName())
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .jvmArgs("-XX:+UseSerialGC")
            .warmupIterations(ROUNDS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ROUNDS)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    Figures figures = Machine.describe(new Figures());
    try {
      for (RunResult result : new Runner(options).run()) {
        String piece = result.getPrimaryResult().getLabel();
        double bytes =
            Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
        figures
            .put(piece + ".us", result.getPrimaryResult().getScore(), 1)
            .put(piece + ".bytes", Math.round(bytes));
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure", e);
    }
    return figures;
  }

  @Override
  public String text(Figures figures) {
    Table table = new Table("what", "microseconds", "bytes allocated");
    PIECES.forEach(
        (piece, what) ->
            table.row(what, figures.text(piece + ".us"), figures.text(piece + ".bytes")));
    return """
    ## The hot pieces

    Under JMH 1.37, each in a JVM of its own with both compilers: the mean of five rounds of a second after five to warm up, and what one
    operation allocates (`-prof gc`). %s

    %s\
    """
        .formatted(Machine.sentence(figures), table);
  }
}
