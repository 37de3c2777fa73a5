package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paykkaserverless.conventions.Promises.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests of a build, and holds docs/reliability.md against what they counted.
 * In a build of the whole tree every suite must have counted anew; where Maven built a part of it,
 * the numbers of an earlier build do.
 */
class ReliabilityPageIT {

  private static final Path PAGE = SourceTree.ROOT.resolve("docs/reliability.md");
  private static final Path RARE = SourceTree.ROOT.resolve("docs/reliability");
  private static final String UPDATE =
      "mvn -pl local/conventions -am verify -Dtest=None -Dit.test=ReliabilityPageIT"
          + " -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dfailsafe.failIfNoSpecifiedTests=false";
  private static final String ALL = "run 'mvn verify', which runs every suite and then this test";
  private static final String NUMBER = "\\d[\\d,]*";

  private final Promises promises = Promises.read();
  private final boolean updates = Boolean.getBoolean("docs.update");
  private final boolean nightly = System.getProperty("proof.depth", "build").equals("nightly");

  /** Run with {@code -Ddocs.update=true} after a change that lets a suite count something else. */
  @Test
  void thePageShowsWhatThisBuildCounted() throws IOException {
    Map<String, KeptNumbers> counted = counted();
    String page = new ReliabilityPage(promises, counted, KeptNumbers.in(RARE)).render(UPDATE);
    if (nightly) {
      // It counts more of the same things.
      assertThat(Files.readString(PAGE).replaceAll(NUMBER, "N"))
          .isEqualTo(page.replaceAll(NUMBER, "N"));
      keep(counted);
      return;
    }
    if (updates) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("run 'mvn verify -Ddocs.update=true', or after a whole 'mvn verify': " + UPDATE)
        .hasContent(page);
  }

  /** By each suite, in this build where all of the tree was built. */
  private Map<String, KeptNumbers> counted() {
    Path folder =
        Optional.ofNullable(System.getProperty("evidence.directory"))
            .map(Path::of)
            .orElseGet(() -> fail("no folder of evidence is named: " + ALL));
    Map<String, KeptNumbers> counted = KeptNumbers.in(folder);
    assertThat(counted.keySet())
        .as(
            "what suites counted in %s: name each in %s; or 'mvn clean' if it is gone",
            folder, Promises.FILE)
        .isSubsetOf(promises.suites().stream().map(Suite::name).toList());

    boolean whole = BillOfMaterials.isOfTheWholeTree();
    List<String> missing = missing(counted, whole ? began() : Instant.MIN);
    assumeTrue(
        whole || missing.isEmpty(),
        () ->
            "Maven built a part of the tree and these have not counted yet: "
                + missing
                + "; "
                + ALL);
    assertThat(missing).as("suites that counted nothing in this build; " + ALL).isEmpty();
    return counted;
  }

  private List<String> missing(Map<String, KeptNumbers> counted, Instant since) {
    List<String> missing = new ArrayList<>();
    for (Suite suite : promises.suites()) {
      KeptNumbers numbers = counted.get(suite.name());
      if (numbers == null || numbers.writtenAt().isBefore(since)) {
        missing.add(suite.name() + " of " + suite.test());
      }
    }
    return missing;
  }

  private static Instant began() {
    return Instant.parse(System.getProperty("build.began", "no time of the build is named"));
  }

  private void keep(Map<String, KeptNumbers> counted) throws IOException {
    if (!updates) {
      return;
    }
    String day = began().toString().substring(0, "2026-01-01".length());
    String lines =
        promises.suites().stream()
            .flatMap(
                suite ->
                    Objects.requireNonNull(counted.get(suite.name())).numbers().entrySet().stream()
                        .map(it -> suite.name() + ", " + it.getKey() + "=" + it.getValue() + "\n"))
            .collect(Collectors.joining());
    Files.writeString(RARE.resolve("nightly.properties"), "date=" + day + "\n" + lines);
  }
}
