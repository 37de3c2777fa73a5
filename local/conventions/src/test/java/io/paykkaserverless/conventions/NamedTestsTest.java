package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where a page says that a test shows something, that test is there. */
class NamedTestsTest {

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
  private static final Path THREAT_MODEL = SourceTree.ROOT.resolve("docs/threat-model.md");

  private static final Map<String, List<Path>> FILES =
      SourceTree.javaFiles().stream()
          .collect(Collectors.groupingBy(file -> file.getFileName().toString()));

  @Test
  void everyTestThatAPageNamesIsThere() {
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path page : SourceTree.filesEndingIn(SourceTree.ROOT, ".md")) {
      Matcher matcher = TEST.matcher(SourceTree.text(page));
      while (matcher.find()) {
        named++;
        if (!exists(matcher)) {
          missing.add(SourceTree.name(page) + ": " + matcher.group());
        }
      }
    }

    assertThat(named).isGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyThreatNamesATestOrSaysThatThereIsNone() {
    List<String> threats =
        SourceTree.text(THREAT_MODEL)
            .lines()
            .filter(line -> line.matches("\\| [A-Z]+[0-9]+ \\|.*"))
            .toList();

    assertThat(threats).hasSizeGreaterThan(25);
    assertThat(threats)
        .allSatisfy(
            threat -> {
              List<String> cells = List.of(threat.split(" \\| "));
              assertThat(cells).hasSize(5);
              assertThat(cells.get(3)).containsPattern(TEST.pattern() + "|^none");
              assertThat(cells.get(4)).doesNotMatch("\\s*\\|?");
            });
  }

  private static boolean exists(Matcher named) {
    List<Path> files = FILES.getOrDefault(named.group(1) + ".java", List.of());
    String method = named.group(2);
    return files.stream()
        .anyMatch(file -> method == null || SourceTree.text(file).contains("void " + method + "("));
  }
}
