package io.paykkaserverless.delivernotification;

import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import java.io.IOException;

/** A merchant hears of payments. */
final class DeliverNotificationRehearsal {

  private DeliverNotificationRehearsal() {}

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    DeliverNotificationHandler handler = new DeliverNotificationHandler(Wiring.in(surroundings));
    StagedPayments payments = new StagedPayments(surroundings);
    for (int round = 0; round < Stage.ROUNDS; round++) {
      payments.paid(round);
      stage.deliver(handler);
    }
  }
}
