package io.paykkaserverless.returnfrom3ds;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import io.paykkaserverless.aws.snapstart.StagedRequest;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import java.io.IOException;

/** Shoppers come back. */
final class ReturnFrom3dsRehearsal {

  private ReturnFrom3dsRehearsal() {}

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    ReturnFrom3dsHandler handler = new ReturnFrom3dsHandler(Wiring.in(surroundings));
    Adapters aws =
        Adapters.of(surroundings, Variables.TOKEN_KEYS_SECRET, Variables.PAYKKA_MERCHANT_ID);
    SecretAdapters secrets = new SecretAdapters(aws);
    stage.cast(
        new RehearsedPaykka(
                stage.keys().getPrivate(),
                aws.clock(),
                aws.ids(),
                aws.get(Variables.PAYKKA_MERCHANT_ID),
                StagedPayments.AMOUNT)
            ::answer);
    StagedPayments payments = new StagedPayments(surroundings);
    StagedRequest request = StagedRequest.of("GET", "/return/{state}");
    for (int round = 0; round < Stage.ROUNDS; round++) {
      Payment payment = payments.processing(round);
      AttemptId attempt = payment.attempts().getLast().id();
      String token =
          aws.returnTokens(secrets.tokenKeys()).issue(attempt, payment.terms().expiresAt());
      stage.call(handler, request.about(token), 303);
    }
  }
}
