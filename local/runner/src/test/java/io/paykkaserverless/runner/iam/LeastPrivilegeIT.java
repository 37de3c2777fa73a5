package io.paykkaserverless.runner.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.runner.template.OurTemplate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other integration tests of this build and looks at what they used. That nothing
 * else was used, the gate has seen to: it refuses what is not granted.
 */
final class LeastPrivilegeIT {

  private static final String HOW =
      "run 'mvn verify', which runs every integration test and then this one";

  /**
   * For each grant that is named here: take it out of template.yaml, or add the scenario in which a
   * function needs it.
   */
  @Test
  void everyGrantOfTheTemplateIsUsedBySomeTest() {
    List<Grant> granted = Grants.of(OurTemplate.withEverythingOn()).all();
    Set<Grant> used = used();

    assertThat(granted).isNotEmpty();
    assertThat(granted.stream().filter(grant -> !used.contains(grant)))
        .as("what template.yaml grants and no integration test used (%s)", HOW)
        .isEmpty();

    Evidence.of("least-privilege")
        .number("functions", granted.stream().map(Grant::function).distinct().count())
        .number("grants that are used", granted.size())
        .keep();
  }

  private static Set<Grant> used() {
    UseRecord record = UseRecord.wanted().orElseGet(() -> fail("no record is named: " + HOW));
    return record.read().orElseGet(() -> fail(record.file() + " is missing: " + HOW));
  }
}
