package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedPayments;
import io.paykkaserverless.aws.snapstart.StagedRequest;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import java.io.IOException;

/** Shoppers pay. */
final class ConfirmPlainCardRehearsal {

  private ConfirmPlainCardRehearsal() {}

  private static final String BODY =
      """
      {"payment_method":"BANKCARD","card":{"card_no":"4242424242424242","exp_year":"2099",
       "exp_month":"12","cvv":"000","holder_name":"Rehearsal"},
       "browser":{"language":"en-GB","color_depth":"24","timezone_offset":"+01:00",
       "screen_height":"900","screen_width":"1440","java_enabled":false}}
      """;

  static void play(Stage stage) throws IOException {
    Surroundings surroundings = stage.surroundings();
    ConfirmPlainCardHandler handler = new ConfirmPlainCardHandler(Wiring.in(surroundings));
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
    StagedRequest request = StagedRequest.of("POST", "/payments/{id}/confirm-card").json(BODY);
    for (int round = 0; round < Stage.ROUNDS; round++) {
      Payment payment = payments.created(round);
      String token =
          aws.clientTokens(secrets.tokenKeys()).issue(payment.id(), payment.terms().expiresAt());
      stage.call(handler, request.about(payment.id().value()).bearer(token), 200);
    }
  }
}
