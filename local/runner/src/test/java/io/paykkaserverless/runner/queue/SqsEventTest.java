package io.paykkaserverless.runner.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How Lambda understands the answer of a function with ReportBatchItemFailures. */
final class SqsEventTest {

  private static final Set<String> BATCH = Set.of("m1", "m2");

  @Test
  void believesTheListOfFailures() {
    assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}"))
        .containsExactly("m2");
  }

  @Test
  void takesNothingForSuccess() {
    assertThat(failed("{\"batchItemFailures\":[]}")).isEmpty();
    assertThat(failed("{}")).isEmpty();
    assertThat(failed("null")).isEmpty();
    assertThat(failed("")).isEmpty();
  }

  @Test
  void takesWhatItCannotFollowForAFailureOfAll() {
    assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"foreign\"}]}"))
        .isEqualTo(BATCH);
    assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")).isEqualTo(BATCH);
    assertThat(failed("{\"batchItemFailures\":[{}]}")).isEqualTo(BATCH);
    assertThat(failed("[]")).isEqualTo(BATCH);
  }

  private static Set<String> failed(String answer) {
    return SqsEvent.failed(answer.getBytes(StandardCharsets.UTF_8), BATCH);
  }
}
