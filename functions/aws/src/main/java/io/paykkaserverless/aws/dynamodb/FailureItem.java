package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import java.util.Optional;

/** Why something failed, as two attributes of it. */
final class FailureItem {

  private static final String REASON = "fr";
  private static final String PAYKKA_CODE = "fc";

  private FailureItem() {}

  static void write(ItemWriter map, Optional<Failure> failure) {
    map.text(REASON, failure.map(it -> it.reason().name()))
        .text(PAYKKA_CODE, failure.map(Failure::paykkaCode));
  }

  static Optional<Failure> read(ItemReader map) {
    return map.optional(REASON, FailureReason::valueOf)
        .map(reason -> map.text(PAYKKA_CODE, code -> new Failure(reason, code)));
  }
}
