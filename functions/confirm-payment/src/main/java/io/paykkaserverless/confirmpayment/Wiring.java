package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.confirm.ConfirmPaymentWiring;
import io.paykkaserverless.aws.confirm.ConfirmRoute;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.FormPost;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.applepay.OpenApplePaySession;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.SigningKeys;
import java.util.List;
import java.util.Map;

/** What the function is made of. */
record Wiring(
    HttpEdge edge, FormPost confirm, FormPost applePaySession, PaymentMethodsRoute paymentMethods) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    return in(new Surroundings.Real(environment));
  }

  /** Among the real ones, or on a stage. */
  static Wiring in(Surroundings surroundings) {
    Adapters aws =
        Adapters.of(
            surroundings,
            ConfirmPaymentWiring.variablesAnd(
                Variables.RETURN_URL_ORIGINS,
                Variables.SHOP_NAME,
                Variables.GOOGLE_PAY_GATEWAY,
                Variables.GOOGLE_PAY_ENVIRONMENT));
    SecretAdapters secrets = new SecretAdapters(aws);
    PaymentStore store = aws.store();
    Rotating<List<HmacKey>> tokenKeys = secrets.tokenKeys();
    Callers callers = secrets.callers(aws.clientTokens(tokenKeys));
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
                callers,
                aws.get(Variables.PUBLIC_BASE_URL),
                new InstrumentFields(),
                ConfirmPaymentWiring.confirmPayment(aws, store, tokenKeys, paykka.gateway()))),
        new FormPost(
            new ApplePaySessionRoute(
                callers,
                new OpenApplePaySession(
                    store,
                    paykka.applePay(),
                    aws.get(Variables.RETURN_URL_ORIGINS),
                    aws.get(Variables.SHOP_NAME),
                    aws.signals(),
                    aws.clock()))),
        new PaymentMethodsRoute(
            aws.get(Variables.PAYKKA_MERCHANT_ID),
            aws.get(Variables.GOOGLE_PAY_GATEWAY),
            aws.get(Variables.GOOGLE_PAY_ENVIRONMENT)));
  }
}
