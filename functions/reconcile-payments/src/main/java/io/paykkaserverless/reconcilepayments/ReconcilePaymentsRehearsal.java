package io.paykkaserverless.reconcilepayments;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import java.io.IOException;

/** Payments are due, and PayKKa is asked about them. */
final class ReconcilePaymentsRehearsal {

  private ReconcilePaymentsRehearsal() {}

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    ReconcilePaymentsHandler handler = new ReconcilePaymentsHandler(Wiring.in(surroundings));
    Adapters aws = Adapters.of(surroundings, Variables.PAYKKA_MERCHANT_ID);
    stage.cast(
        new RehearsedPaykka(
                stage.keys().getPrivate(),
                aws.clock(),
                aws.ids(),
                aws.get(Variables.PAYKKA_MERCHANT_ID),
                StagedPayments.AMOUNT)
            ::answer);
    StagedPayments payments = new StagedPayments(surroundings);
    for (int round = 0; round < Stage.ROUNDS; round++) {
      payments.processing(round);
    }
    stage.sweep(handler);
  }
}
