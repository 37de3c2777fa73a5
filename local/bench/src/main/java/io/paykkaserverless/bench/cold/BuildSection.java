package io.paykkaserverless.bench.cold;

import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a cold start has to read: jars and classes. The same on every machine with the same JDK. */
public final class BuildSection implements Section {

  private static final double MB = 1e6;

  @Override
  public String name() {
    return "build";
  }

  /** Measures: starts each function once. */
  public Figures measure(Scene scene, Consumer<String> progress) {
    Figures figures = Machine.describe(new Figures());
    figures.put("largest.jar-mb", megabytes(scene.jars()), 2);
    for (Subject subject : Subject.values()) {
      for (Contestant contestant : Contestant.values()) {
        progress.accept("classes of " + subject.label() + ", " + contestant.label());
        String key =
            subject.label() + (contestant == Contestant.OURS ? "" : "." + contestant.label());
        LoadedClasses classes = LoadedClasses.of(scene, subject, contestant);
        figures
            .put(key + ".jar-mb", megabytes(List.of(scene.jar(subject, contestant))), 2)
            .put(key + ".classes", classes.count())
            .put(key + ".classes-from-jars", classes.fromJars().size());
      }
    }
    return figures;
  }

  /** The largest one, in millions of bytes. */
  public static double megabytes(List<Path> jars) {
    long largest = 0;
    for (Path jar : jars) {
      try {
        largest = Math.max(largest, Files.size(jar));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return largest / MB;
  }

  @Override
  public String text(Figures figures) {
    Table table = new Table("function", "whose", "jar, MB", "classes loaded", "of them from jars");
    for (Subject subject : Subject.values()) {
      for (Contestant contestant : Contestant.values()) {
        String key =
            subject.label() + (contestant == Contestant.OURS ? "" : "." + contestant.label());
        table.row(
            subject.label(),
            contestant.label(),
            figures.text(key + ".jar-mb"),
            figures.text(key + ".classes"),
            figures.text(key + ".classes-from-jars"));
      }
    }
    return """
    ## What a cold start reads

    Classes loaded when the first invocation was answered, as the JVM says (`-Xlog:class+load`): those from the function's jar and from Lambda's
    runtime client, the JDK's, and the hidden ones that lambdas become. The largest of our jars has %s MB. %s

    %s\
    """
        .formatted(figures.text("largest.jar-mb"), Machine.sentence(figures), table);
  }
}
