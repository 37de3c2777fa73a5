package io.paykkaserverless.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiguresTest {

  @Test
  void areReadAsTheyWereKept(@TempDir Path root) {
    Figures figures = new Figures().put("a.ratio", 0.755, 2).put("machine", "a = b").put("n", 3);

    figures.keep(root, "some");

    assertThat(Figures.kept(root, "some").orElseThrow().all())
        .containsExactlyEntriesOf(figures.all())
        .containsEntry("a.ratio", "0.76")
        .containsEntry("machine", "a = b");
  }

  @Test
  void areNoneWhereNothingWasKept(@TempDir Path root) {
    assertThat(Figures.kept(root, "some")).isEmpty();
  }
}
