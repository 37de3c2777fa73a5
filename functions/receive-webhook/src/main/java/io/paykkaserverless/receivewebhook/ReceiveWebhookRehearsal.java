package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import io.paykkaserverless.aws.snapstart.StagedRequest;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import java.io.IOException;
import java.util.Map;

/** PayKKa reports successes. */
final class ReceiveWebhookRehearsal {

  private ReceiveWebhookRehearsal() {}

  private static final String PATH = "/webhooks/paykka";

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    ReceiveWebhookHandler handler = new ReceiveWebhookHandler(Wiring.in(surroundings));
    Adapters aws = Adapters.of(surroundings, Variables.PAYKKA_MERCHANT_ID);
    RehearsedPaykka paykka =
        new RehearsedPaykka(
            stage.keys().getPrivate(),
            aws.clock(),
            aws.ids(),
            aws.get(Variables.PAYKKA_MERCHANT_ID),
            StagedPayments.AMOUNT);
    StagedPayments payments = new StagedPayments(surroundings);
    for (int round = 0; round < Stage.ROUNDS; round++) {
      Payment payment = payments.processing(round);
      String body = paykka.webhook(payment.attempts().getLast().id());
      StagedRequest request = StagedRequest.of("POST", PATH).json(body);
      for (Map.Entry<String, String> header : paykka.signed(PATH, body).entrySet()) {
        request = request.header(header.getKey(), header.getValue());
      }
      stage.call(handler, request, 200);
    }
  }
}
