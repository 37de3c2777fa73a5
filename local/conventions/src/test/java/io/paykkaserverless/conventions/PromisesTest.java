package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.conventions.Promises.Promise;
import io.paykkaserverless.conventions.Promises.Suite;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/reliability/promises.yaml names is there, and what is there it names. */
class PromisesTest {

  private static final Path README = SourceTree.ROOT.resolve("README.md");
  private static final Pattern PROMISE =
      Pattern.compile("^- \\*\\*([^*.]+)\\.?\\*\\*", Pattern.MULTILINE);
  private static final Pattern EVIDENCE = Pattern.compile("Evidence\\.of\\(\\s*\"([^\"]+)\"\\)");

  private final Promises promises = Promises.read();
  private final Map<String, Path> tests =
      SourceTree.javaFiles().stream()
          .filter(file -> file.toString().contains("/src/test/"))
          .collect(Collectors.toMap(PromisesTest::type, file -> file, (one, _) -> one));

  @Test
  void theseAreThePromisesOfTheReadme() {
    String text = SourceTree.text(README);
    int from = text.indexOf("## What it promises");
    String section = text.substring(from, text.indexOf("\n## ", from + 1));

    assertThat(promises.promises().stream().map(Promise::name))
        .containsExactlyElementsOf(
            PROMISE.matcher(section).results().map(promise -> promise.group(1)).toList());
  }

  @Test
  void everyPromiseHasAReasonAndATestThatWouldFail() {
    assertThat(promises.promises())
        .allSatisfy(
            promise -> {
              assertThat(promise.because()).isNotEmpty();
              assertThat(promise.fails()).isNotEmpty().doesNotHaveDuplicates();
              assertThat(tests.keySet()).containsAll(promise.fails());
            });
  }

  @Test
  void everySuiteThatKeepsNumbersIsNamedAndKeepsThemUnderItsName() {
    assertThat(promises.suites().stream().map(Suite::name).sorted())
        .containsExactlyElementsOf(
            tests.entrySet().stream()
                .filter(test -> !test.getKey().equals("EvidenceTest"))
                .flatMap(test -> evidence(test.getValue()))
                .sorted()
                .toList());
    assertThat(promises.suites())
        .allSatisfy(
            suite ->
                assertThat(
                        Optional.ofNullable(tests.get(suite.test())).stream()
                            .flatMap(PromisesTest::evidence))
                    .as(suite.test())
                    .contains(suite.name()));
  }

  @Test
  void everySuiteHoldsUsToAPromise() {
    assertThat(promises.suites())
        .allSatisfy(
            suite ->
                assertThat(promises.promises().stream().flatMap(it -> it.fails().stream()))
                    .contains(suite.test()));
  }

  @Test
  void whatAPromiseCountsIsCountedByItsOwnTests() {
    Map<String, String> testOf =
        promises.suites().stream().collect(Collectors.toMap(Suite::name, Suite::test));
    assertThat(promises.promises())
        .allSatisfy(
            promise -> {
              Set<String> counting = promise.counted().keySet();
              assertThat(testOf.keySet()).containsAll(counting);
              assertThat(promise.fails()).containsAll(counting.stream().map(testOf::get).toList());
            });
  }

  private static Stream<String> evidence(Path test) {
    return EVIDENCE
        .matcher(SourceTree.text(test))
        .results()
        .map((MatchResult found) -> found.group(1));
  }

  private static String type(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
