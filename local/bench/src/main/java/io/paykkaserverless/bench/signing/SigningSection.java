package io.paykkaserverless.bench.signing;

import io.paykkaserverless.bench.cold.ColdStarts;
import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Samples;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import io.paykkaserverless.runner.lambda.Initialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** One RSA-2048 signature under the flags there are to choose from, and what they cost a start. */
public final class SigningSection implements Section {

  @Override
  public String name() {
    return "signing";
  }

  /**
   * Measures.
   *
   * @param runs how often each way
   * @param progress hears of each
   */
  public Figures measure(Scene scene, int runs, Consumer<String> progress) {
    ColdStarts starts = new ColdStarts(scene);
    Map<JvmFlags, Measured> measured = new EnumMap<>(JvmFlags.class);
    for (int run = 1; run <= runs; run++) {
      for (JvmFlags way : JvmFlags.values()) {
        Measured samples = measured.computeIfAbsent(way, _ -> Measured.nothing());
        List<Long> signed = probe(way.flags());
        samples.first().add(signed.getFirst());
        samples.middle().add(signed.getLast());
        samples.start().add(start(starts, way));
        progress.accept("signatures %d of %d: %s".formatted(run, runs, way.label()));
      }
    }
    Figures figures = Machine.describe(new Figures()).put("runs", runs);
    measured.forEach(
        (way, samples) ->
            figures
                .put(key(way) + ".first-ms", samples.first().medianMs(), 1)
                .put(key(way) + ".p50-ms", samples.middle().medianMs(), 2)
                .put(key(way) + ".start-ms", samples.start().medianMs(), 0));
    return figures;
  }

  /** The very first signature, the median of those after it, and what a start takes. */
  private record Measured(Samples first, Samples middle, Samples start) {

    static Measured nothing() {
      return new Measured(new Samples(), new Samples(), new Samples());
    }
  }

  @Override
  public String text(Figures figures) {
    Table table =
        new Table(
            "flags",
            "the very first signature",
            "p50 after 40",
            "until the first response of confirm-payment");
    for (JvmFlags way : JvmFlags.values()) {
      table.row(
          way.label(),
          figures.text(key(way) + ".first-ms"),
          figures.text(key(way) + ".p50-ms"),
          figures.text(key(way) + ".start-ms"));
    }
    return """
    ## Signatures and compiler flags

    A request to PayKKa takes one RSA-2048 signature. Milliseconds of CPU; medians of %s JVMs each. The last column is what the choice costs a
    start: from the process's start, or under SnapStart from the restore. [ADR 38](adr/0038-what-is-measured-and-against-what.md) says what is
    chosen, and why. %s

    %s\
    """
        .formatted(figures.text("runs"), Machine.sentence(figures), table);
  }

  private static String key(JvmFlags way) {
    return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long start(ColdStarts starts, JvmFlags way) {
    return way.restored()
        ? starts.restored(Subject.CONFIRM_PAYMENT, Initialization.SNAP_START).firstCpu()
        : starts.onDemand(Subject.CONFIRM_PAYMENT, Contestant.OURS, way.flags()).cpu();
  }

  private static List<Long> probe(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(flags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SigningProbe.class.getName()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the probe said " + said);
      }
      String[] words = said.strip().split(" ", -1);
      return List.of(Long.valueOf(words[0]), Long.valueOf(words[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
