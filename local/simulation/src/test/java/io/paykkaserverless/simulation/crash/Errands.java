package io.paykkaserverless.simulation.crash;

import java.util.List;
import java.util.stream.Stream;

/** Everything that anybody can want done, in each way that touches other steps. */
final class Errands {

  private Errands() {}

  static List<Errand> all() {
    return Stream.of(
            PayErrands.all(),
            OperationErrands.all(),
            WebhookErrands.all(),
            AgreementErrands.all(),
            DeliveryErrands.all(),
            SweepErrands.all())
        .flatMap(errands -> errands)
        .toList();
  }
}
