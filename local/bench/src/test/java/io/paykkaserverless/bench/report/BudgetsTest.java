package io.paykkaserverless.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.bench.report.Budget.CheckedBy;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BudgetsTest {

  private static final String ENTRY =
      """
      - name: cold.some.ratio
        limit: 0.60
        unit: of it
        checked: bench
        why: it matters
      """;

  @Test
  void readsAnEntry() {
    Budget budget = read("budgets:\n" + ENTRY).named("cold.some.ratio");

    assertThat(budget)
        .isEqualTo(
            new Budget(
                "cold.some.ratio", new BigDecimal("0.6"), "of it", CheckedBy.BENCH, "it matters"));
    assertThat(budget.section()).isEqualTo("cold");
    assertThat(budget.figure()).isEqualTo("some.ratio");
  }

  @Test
  void theLimitItselfIsAllowed() {
    Budget budget = read("budgets:\n" + ENTRY).named("cold.some.ratio");

    assertThat(budget.objectionTo(new BigDecimal("0.60"))).isEmpty();
    assertThat(budget.objectionTo(new BigDecimal("0.61")))
        .contains("cold.some.ratio is 0.61 and may be 0.6 at most (of it): it matters");
  }

  @Test
  void refusesTwoOfOneName() {
    assertThatThrownBy(() -> read("budgets:\n" + ENTRY + ENTRY))
        .hasMessageContaining("two budgets are called cold.some.ratio");
  }

  @Test
  void refusesAnEntryWithoutAReason() {
    assertThatThrownBy(() -> read("budgets:\n" + ENTRY.replace("  why: it matters\n", "")))
        .hasMessageContaining("a budget has");
  }

  @Test
  void readsTheProjectsFile() {
    assertThat(Budgets.of(Path.of("../..")).ofSection("cold")).isNotEmpty();
  }

  private static Budgets read(String text) {
    return Budgets.read(new StringReader(text));
  }
}
