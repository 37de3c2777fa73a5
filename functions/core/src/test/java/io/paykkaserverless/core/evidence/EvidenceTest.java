package io.paykkaserverless.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  private static final String DIRECTORY = "evidence.directory";

  @TempDir private Path directory;

  private final String kept = System.getProperty(DIRECTORY, "");

  @BeforeEach
  void elsewhere() {
    System.setProperty(DIRECTORY, directory.toString());
  }

  @AfterEach
  void asBefore() {
    if (kept.isEmpty()) {
      System.clearProperty(DIRECTORY);
    } else {
      System.setProperty(DIRECTORY, kept);
    }
  }

  @Test
  void numbersAreKeptInTheOrderOfTheirNames() throws Exception {
    Evidence.of("stories").number("scenarios", 20_000).number("faults", 7).keep();

    assertThat(Files.readString(directory.resolve("stories.properties")))
        .isEqualTo("faults=7\nscenarios=20000\n");
  }

  @Test
  void aLaterRunTakesThePlaceOfAnEarlierOne() throws Exception {
    Evidence.of("stories").number("scenarios", 1).keep();
    Evidence.of("stories").number("points", 2).keep();

    assertThat(Files.readString(directory.resolve("stories.properties"))).isEqualTo("points=2\n");
  }
}
