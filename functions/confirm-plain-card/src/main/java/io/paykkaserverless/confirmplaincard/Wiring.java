package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.confirm.ConfirmPaymentWiring;
import io.paykkaserverless.aws.confirm.ConfirmRoute;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.RsaKeys;
import java.util.List;
import java.util.Map;

/** What the function is made of. */
record Wiring(HttpEdge edge, ConfirmRoute confirm) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    Adapters aws = Adapters.of(environment, ConfirmPaymentWiring.variablesAnd());
    PaymentStore store = aws.store();
    Rotating<List<HmacKey>> tokenKeys = aws.tokenKeys();
    PaykkaConnection paykka =
        PaykkaConnection.to(
            aws.paykkaAccount(),
            aws.secret(
                Variables.PAYKKA_SIGNING_KEY_SECRET,
                "a private key in PKCS#8 form, PEM or Base64",
                RsaKeys::privateKey),
            aws.clock(),
            aws.ids(),
            aws.signals());
    return new Wiring(
        aws.edge(),
        new ConfirmRoute(
            aws.callers(aws.clientTokens(tokenKeys)),
            aws.get(Variables.PUBLIC_BASE_URL),
            new InstrumentFields(aws.clock()),
            ConfirmPaymentWiring.confirmPayment(aws, store, tokenKeys, paykka.gateway())));
  }
}
