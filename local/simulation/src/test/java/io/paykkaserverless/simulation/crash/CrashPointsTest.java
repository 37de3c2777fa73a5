package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.simulation.crash.Enumeration.Kind;
import io.paykkaserverless.simulation.io.GatedPorts;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever anybody wants done, and wherever on the way the function dies or somebody does not
 * answer, once or twice: it ends as if nothing had happened, as {@link Ending} and {@link Story}
 * define it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointsTest {

  private static final int SHOWN_MAX = 3;

  /** They sign or decide, and reach nothing. */
  private static final Set<String> REACH_NOTHING =
      Set.of("clientTokens", "returnTokens", "transitions");

  private final boolean everything = System.getProperty("proof.depth", "build").equals("nightly");

  private final Enumeration all = new Enumeration(everything);

  @BeforeAll
  void runThemAll() {
    Errands.all().forEach(all::run);
    Evidence.of("crash-points")
        .number("errands", all.errands())
        .number("I/O steps", all.steps())
        .number("kinds of calls", all.crashedAt().size())
        .number("single crashes", all.runs(Kind.CRASH))
        .number("single failures survived", all.runs(Kind.FAILURE))
        .number("pairs", all.runs(Kind.PAIR))
        .keep();
  }

  @ParameterizedTest
  @EnumSource
  void everyErrandEndsAsItMust(Kind faults) {
    assertThat(all.runs(faults)).isPositive();
    assertThat(all.wrong(faults).size()).as(() -> text(all.wrong(faults))).isZero();
  }

  /** A new port, or a new method of one, is in the census by itself; here it needs an errand. */
  @Test
  void everyKindOfStepWasCrashedAt() {
    assertThat(all.crashedAt()).isEqualTo(GatedPorts.census());
  }

  @Test
  void everyKindOfStepFailedAndWasSurvived() {
    assertThat(all.failedAt()).isEqualTo(GatedPorts.census());
  }

  /**
   * Signals are raised after the change that they tell of. A function that dies in between raises
   * none, and whoever comes next finds nothing changed. The change itself stays: payments and
   * deliveries show it, and messages tell the merchant.
   */
  @Test
  void onlyAlarmsThatTellOfAChangeCanBeLost() {
    assertThat(all.lostAlarms())
        .containsExactlyInAnyOrder(
            Signal.PAYMENT_NEEDS_ATTENTION,
            Signal.PAYMENT_DISPUTED,
            Signal.NOTIFICATION_GONE,
            Signal.NOTIFICATION_GIVEN_UP,
            Signal.NOTIFICATION_ENDPOINT_REMOVED,
            Signal.ENDPOINT_FAILING,
            Signal.ENDPOINT_RECOVERED,
            // The answer that did not fit was not read at all; the query's fits.
            Signal.REPORT_MISMATCH);
  }

  @Test
  void everyUseCaseWasAtWork() {
    Predicate<Field> atWork = field -> all.useCases().contains(field.getType().getName());

    assertThat(Arrays.stream(UseCases.class.getFields()).filter(CrashPointsTest::isUseCase))
        .filteredOn(atWork.negate())
        .extracting(Field::getName)
        .containsExactlyInAnyOrderElementsOf(REACH_NOTHING);
  }

  private static boolean isUseCase(Field field) {
    return field.getType().getName().startsWith("io.paykkaserverless");
  }

  private static String text(List<String> wrong) {
    return String.join("\n\n", wrong.subList(0, Math.min(SHOWN_MAX, wrong.size())));
  }
}
