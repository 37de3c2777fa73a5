package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import io.paykkaserverless.aws.snapstart.StagedRequest;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import java.io.IOException;

/** The merchant looks payments up, and has PayKKa asked about them. */
final class ManagePaymentRehearsal {

  private ManagePaymentRehearsal() {}

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    ManagePaymentHandler handler = new ManagePaymentHandler(Wiring.in(surroundings));
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
    StagedRequest view = StagedRequest.of("GET", "/payments/{id}").bearer(stage.apiKey());
    StagedRequest recheck =
        StagedRequest.of("POST", "/payments/{id}/recheck").bearer(stage.apiKey());
    for (int round = 0; round < Stage.ROUNDS; round++) {
      String id = payments.processing(round).id().value();
      stage.call(handler, recheck.about(id), 200);
      stage.call(handler, view.about(id), 200);
    }
  }
}
