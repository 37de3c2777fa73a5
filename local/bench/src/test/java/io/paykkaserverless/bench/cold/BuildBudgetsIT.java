package io.paykkaserverless.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.report.Budget;
import io.paykkaserverless.bench.report.Budgets;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The budgets of docs/performance/budgets.yaml that are the same on every machine. */
@TestInstance(Lifecycle.PER_CLASS)
final class BuildBudgetsIT {

  private static final Path ROOT = Path.of("../..");

  private final Budgets budgets = Budgets.of(ROOT);
  private final Scene scene = new Scene(ROOT);

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void theWebhooksJarIsSmall() {
    Path jar = scene.jar(Subject.RECEIVE_WEBHOOK, Contestant.OURS);

    kept("build.receive-webhook.jar-mb", BuildSection.megabytes(List.of(jar)));
  }

  @Test
  void noJarIsLarge() {
    kept("build.largest.jar-mb", BuildSection.megabytes(scene.jars()));
  }

  @ParameterizedTest
  @EnumSource
  void aColdStartLoadsFewClasses(Subject subject) {
    kept(
        "build." + subject.label() + ".classes",
        LoadedClasses.of(scene, subject, Contestant.OURS).count());
  }

  private void kept(String name, double measured) {
    Budget budget = budgets.named(name);

    assertThat(budget.checkedBy()).isEqualTo(Budget.CheckedBy.BUILD);
    assertThat(budget.objectionTo(BigDecimal.valueOf(measured))).isEmpty();
  }
}
