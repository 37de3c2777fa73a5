package io.paykkaserverless.bench.cold;

import io.paykkaserverless.bench.cold.ColdStarts.Start;
import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Samples;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Cold starts of ours and of the reference, in turns. */
public final class ColdSection implements Section {

  @Override
  public String name() {
    return "cold";
  }

  /**
   * Measures.
   *
   * @param runs how often each function is started
   * @param progress hears of each start
   */
  public Figures measure(Scene scene, int runs, Consumer<String> progress) {
    ColdStarts starts = new ColdStarts(scene);
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (int run = 1; run <= runs; run++) {
      for (Subject subject : Subject.values()) {
        for (Contestant contestant : Contestant.values()) {
          Start start = starts.onDemand(subject, contestant, List.of());
          String key = key(subject, contestant);
          add(samples, key + ".cpu", start.cpu());
          add(samples, key + ".init-cpu", start.initCpu());
          add(samples, key + ".first-cpu", start.firstCpu());
          add(samples, key + ".wall", start.wall());
          progress.accept(
              "cold start %d of %d: %s, %s, %.0f ms of CPU"
                  .formatted(run, runs, subject.label(), contestant.label(), start.cpu() / 1e6));
        }
      }
    }
    Figures figures = Machine.describe(new Figures()).put("runs", runs);
    samples.forEach(
        (name, of) ->
            figures.put(name + ".median", of.medianMs(), 0).put(name + ".min", of.minMs(), 0));
    for (Subject subject : Subject.values()) {
      for (String what : List.of("cpu", "wall")) {
        Samples ours = samples.get(key(subject, Contestant.OURS) + "." + what);
        Samples reference = samples.get(key(subject, Contestant.REFERENCE) + "." + what);
        if (ours != null && reference != null) {
          figures.put(
              subject.label() + "." + what + "-ratio", ours.medianMs() / reference.medianMs(), 2);
        }
      }
    }
    return figures;
  }

  @Override
  public String text(Figures figures) {
    Table table =
        new Table(
            "function",
            "whose",
            "CPU, median",
            "CPU, least",
            "of that init",
            "of that first invocation",
            "elapsed, median",
            "CPU, ours / reference");
    for (Subject subject : Subject.values()) {
      for (Contestant contestant : Contestant.values()) {
        String key = key(subject, contestant);
        table.row(
            subject.label(),
            contestant.label(),
            figures.text(key + ".cpu.median"),
            figures.text(key + ".cpu.min"),
            figures.text(key + ".init-cpu.median"),
            figures.text(key + ".first-cpu.median"),
            figures.text(key + ".wall.median"),
            contestant == Contestant.OURS ? figures.text(subject.label() + ".cpu-ratio") : "");
      }
    }
    return """
    ## Cold start

    From the start of the process to its first response, without SnapStart, with the flags Lambda's Java starts with (`-XX:+UseSerialGC
    -XX:TieredStopAtLevel=1 -Xshare:auto`): %s starts of each, in turns; milliseconds. CPU is the whole process's as the kernel counts it, compiler
    and collector included. Ours have the `JAVA_TOOL_OPTIONS` of the template, too (TLS groups, [ADR 47](adr/0047-two-key-shares.md)); the reference has none. %s

    %s\
    """
        .formatted(figures.text("runs"), Machine.sentence(figures), table);
  }

  private static String key(Subject subject, Contestant contestant) {
    return subject.label() + "." + contestant.label();
  }

  private static void add(Map<String, Samples> samples, String name, long nanos) {
    samples.computeIfAbsent(name, _ -> new Samples()).add(nanos);
  }
}
