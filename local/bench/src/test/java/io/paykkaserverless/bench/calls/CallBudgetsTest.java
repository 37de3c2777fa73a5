package io.paykkaserverless.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.report.Budget;
import io.paykkaserverless.bench.report.Budgets;
import io.paykkaserverless.bench.report.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the functions may ask AWS for. {@code CostPageIT} of local/runner fails where the file of
 * figures is not what it counts on the shipped jars.
 */
final class CallBudgetsTest {

  private static final Path ROOT = Path.of("../..");

  private final Figures counted = Figures.kept(ROOT, "calls").orElseThrow();

  @ParameterizedTest
  @MethodSource("budgets")
  void noStoryAsksForMoreThanItMay(Budget budget) {
    assertThat(budget.checkedBy()).isEqualTo(Budget.CheckedBy.BUILD);
    assertThat(budget.objectionTo(counted.number(budget.figure()))).isEmpty();
  }

  static List<Budget> budgets() {
    return Budgets.of(ROOT).ofSection("calls");
  }

  @Test
  void everyStoryHasABudgetOfUnits() {
    Set<String> limited = new TreeSet<>();
    budgets().forEach(budget -> limited.add(budget.figure()));
    Set<String> units = new TreeSet<>(counted.all().keySet());
    units.removeIf(name -> !name.matches("[a-z0-9-]+\\.(write-units|read-units|transactions)"));

    assertThat(limited).containsAll(units);
  }
}
