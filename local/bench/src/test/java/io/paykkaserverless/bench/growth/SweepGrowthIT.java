package io.paykkaserverless.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.growth.SweepMeter.Run;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How the shipped sweep grows, in requests, which are the same on every machine: with what is due,
 * up to what one run may do, and with nothing else. {@code ./paykka bench growth} measures the same
 * with up to a hundred thousand.
 */
class SweepGrowthIT {

  private static final int ITEMS_MAX = 40;

  /** Four kinds of things, and the oldest that is unresolved, each in eight shards. */
  private static final long QUERIES = 5 * 8;

  private final LocalSystem system =
      LocalSystem.start(
          LocalOptions.in(Path.of("../.."))
              .withParameter("SweepItemsMax", String.valueOf(ITEMS_MAX))
              .withEnvironments(1));
  private final ManyPayments payments = new ManyPayments(system);
  private final SweepMeter sweep = new SweepMeter(system);

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void aRunIsLinearInWhatIsDueBoundedAndBlindForWhatIsNot() {
    Map<String, Long> nothing = Map.of("dynamodb:Query", QUERIES);
    assertThat(sweep.run().requests()).isEqualTo(nothing);

    payments.notDue(500);
    assertThat(sweep.run().requests()).as("what is not due costs nothing").isEqualTo(nothing);

    payments.due("a-few", 10);
    assertThat(sweep.run()).satisfies(run -> assertLookedAt(run, 10));

    payments.due("more", 20);
    assertThat(sweep.run()).satisfies(run -> assertLookedAt(run, 20));

    payments.due("too-many", 5 * ITEMS_MAX + 1);
    List<Run> runs = new ArrayList<>();
    do {
      runs.add(sweep.run());
    } while (runs.getLast().looked() > 0 && runs.size() < 10);

    assertThat(runs).extracting(Run::looked).containsExactly(40L, 40L, 40L, 40L, 40L, 1L, 0L);
    assertThat(runs).allSatisfy(run -> assertLookedAt(run, run.looked()));
  }

  /** Each payment is read, written, and its message given to the queue. */
  private static void assertLookedAt(Run run, long count) {
    assertThat(run.looked()).isEqualTo(count);
    assertThat(run.failed()).isZero();
    assertThat(run.requests())
        .isEqualTo(
            count == 0
                ? Map.of("dynamodb:Query", QUERIES)
                : Map.of(
                    "dynamodb:Query", QUERIES,
                    "dynamodb:GetItem", count,
                    "dynamodb:PutItem", count,
                    "sqs:SendMessage", count));
  }
}
