package io.paykkaserverless.bench;

import io.paykkaserverless.bench.calls.CallsSection;
import io.paykkaserverless.bench.cold.BuildSection;
import io.paykkaserverless.bench.cold.ColdSection;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.growth.GrowthSection;
import io.paykkaserverless.bench.hot.HotSection;
import io.paykkaserverless.bench.load.LoadSection;
import io.paykkaserverless.bench.primed.PrimedSection;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.signing.SigningSection;
import io.paykkaserverless.bench.warm.WarmSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything there is to measure, in the page's order. */
final class Measurements {

  private static final BuildSection BUILD = new BuildSection();
  private static final ColdSection COLD = new ColdSection();
  private static final PrimedSection PRIMED = new PrimedSection();
  private static final SigningSection SIGNING = new SigningSection();
  private static final WarmSection WARM = new WarmSection();
  private static final HotSection HOT = new HotSection();

  /** The page's parts. */
  static final List<Section> SECTIONS = List.of(COLD, BUILD, PRIMED, SIGNING, WARM, HOT);

  /** What is measured at another time stands on the page, too. */
  static final List<Section> ON_THE_PAGE =
      Stream.concat(
              SECTIONS.stream(),
              Stream.of(new CallsSection(), new GrowthSection(), new LoadSection()))
          .toList();

  /** What {@code --only} takes. */
  static final List<String> NAMES = SECTIONS.stream().map(Section::name).toList();

  /** A third of the starts is enough where the same thing is done many times in one process. */
  private static final int PER_PROCESS = 3;

  /** What needs neither functions nor stand-ins. */
  private static final Set<String> OWN_JVM = Set.of(WARM.name(), HOT.name());

  private Measurements() {}

  /**
   * Measures all sections, or the one that is wanted, and returns their figures by section.
   *
   * @param progress hears what was just done
   */
  static Map<String, Figures> run(Path root, BenchOptions options, Consumer<String> progress) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    int runs = options.runs();
    int fewer = Math.max(1, runs / PER_PROCESS);
    if (wanted(options.only(), WARM)) {
      figures.put(WARM.name(), WARM.measure(root, progress));
    }
    if (wanted(options.only(), HOT)) {
      figures.put(HOT.name(), HOT.measure(progress));
    }
    if (options.only().filter(OWN_JVM::contains).isPresent()) {
      return figures;
    }
    progress.accept("two payments are made to measure with");
    try (Scene scene = new Scene(root)) {
      if (wanted(options.only(), BUILD)) {
        figures.put(BUILD.name(), BUILD.measure(scene, progress));
      }
      if (wanted(options.only(), COLD)) {
        figures.put(COLD.name(), COLD.measure(scene, runs, progress));
      }
      if (wanted(options.only(), PRIMED)) {
        figures.put(PRIMED.name(), PRIMED.measure(scene, runs, progress));
      }
      if (wanted(options.only(), SIGNING)) {
        figures.put(SIGNING.name(), SIGNING.measure(scene, fewer, progress));
      }
    }
    return figures;
  }

  private static boolean wanted(Optional<String> only, Section section) {
    return only.isEmpty() || only.get().equals(section.name());
  }
}
