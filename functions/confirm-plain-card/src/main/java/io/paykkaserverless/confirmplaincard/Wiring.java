package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.confirm.ConfirmPaymentWiring;
import io.paykkaserverless.aws.confirm.ConfirmRoute;
import io.paykkaserverless.aws.http.FormPost;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.SigningKeys;
import java.util.List;
import java.util.Map;

/** What the function is made of. */
record Wiring(HttpEdge edge, FormPost confirm) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    return in(new Surroundings.Real(environment));
  }

  /** Among the real ones, or on a stage. */
  static Wiring in(Surroundings surroundings) {
    Adapters aws = Adapters.of(surroundings, ConfirmPaymentWiring.variablesAnd());
    SecretAdapters secrets = new SecretAdapters(aws);
    PaymentStore store = aws.store();
    Rotating<List<HmacKey>> tokenKeys = secrets.tokenKeys();
    PaykkaConnection paykka =
        PaykkaConnection.to(
            aws.paykkaAccount(),
            secrets.secret(
                Variables.PAYKKA_SIGNING_KEY_SECRET, SigningKeys.FORM, SigningKeys::parse),
            aws.transport(),
            aws.clock(),
            aws.ids(),
            aws.signals());
    return new Wiring(
        aws.edge(),
        new FormPost(
            new ConfirmRoute(
                secrets.callers(aws.clientTokens(tokenKeys)),
                aws.get(Variables.PUBLIC_BASE_URL),
                new InstrumentFields(aws.clock()),
                ConfirmPaymentWiring.confirmPayment(aws, store, tokenKeys, paykka.gateway()))));
  }
}
