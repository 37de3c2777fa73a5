package io.paykkaserverless.bench.primed;

import io.paykkaserverless.bench.cold.ColdStarts;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Samples;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import io.paykkaserverless.runner.lambda.Initialization;
import java.util.function.Consumer;

/** The first invocation after a restore, with the rehearsal before the snapshot and without it. */
public final class PrimedSection implements Section {

  @Override
  public String name() {
    return "primed";
  }

  /**
   * Measures.
   *
   * @param runs how often each function is started each way
   * @param progress hears of each start
   */
  public Figures measure(Scene scene, int runs, Consumer<String> progress) {
    ColdStarts starts = new ColdStarts(scene);
    Figures figures = Machine.describe(new Figures()).put("runs", runs);
    for (Subject subject : Subject.values()) {
      Samples primed = new Samples();
      Samples unprimed = new Samples();
      for (int run = 1; run <= runs; run++) {
        unprimed.add(starts.restored(subject, Initialization.SNAP_START_WITHOUT_HOOKS).firstCpu());
        primed.add(starts.restored(subject, Initialization.SNAP_START).firstCpu());
        progress.accept("restore %d of %d: %s".formatted(run, runs, subject.label()));
      }
      figures
          .put(subject.label() + ".primed.median", primed.medianMs(), 1)
          .put(subject.label() + ".primed.min", primed.minMs(), 1)
          .put(subject.label() + ".unprimed.median", unprimed.medianMs(), 1)
          .put(subject.label() + ".unprimed.min", unprimed.minMs(), 1)
          .put(subject.label() + ".first-cpu-ratio", primed.medianMs() / unprimed.medianMs(), 3);
    }
    return figures;
  }

  @Override
  public String text(Figures figures) {
    Table table =
        new Table(
            "function",
            "rehearsed, median",
            "least",
            "not rehearsed, median",
            "least",
            "rehearsed / not");
    for (Subject subject : Subject.values()) {
      String key = subject.label();
      table.row(
          key,
          figures.text(key + ".primed.median"),
          figures.text(key + ".primed.min"),
          figures.text(key + ".unprimed.median"),
          figures.text(key + ".unprimed.min"),
          figures.text(key + ".first-cpu-ratio"));
    }
    return """
    ## The first invocation after a restore

    Ours as SnapStart starts it, with the rehearsal before the snapshot ([ADR 27](adr/0027-rehearsals-before-the-snapshot.md)) and without it: the
    same jar, compilers (of receive-webhook C1 alone, as it is shipped) and stand-ins, credentials from a local address as in Lambda. CPU of the first invocation alone, in
    milliseconds, init and rehearsal excluded from both; %s restores each way. Connections, TLS sessions, credentials and secrets are made and
    read anew in it. Nothing is frozen and copied here: the process waits a second before it is let go on. %s

    %s\
    """
        .formatted(figures.text("runs"), Machine.sentence(figures), table);
  }
}
