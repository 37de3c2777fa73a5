package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.token.ClientTokens;
import java.util.Map;

/** What the function is made of. */
record Wiring(HttpEdge edge, Callers callers, CreatePayment createPayment) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    return in(new Surroundings.Real(environment));
  }

  /** Among the real ones, or on a stage. */
  static Wiring in(Surroundings surroundings) {
    Adapters aws =
        Adapters.of(
            surroundings,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.API_KEYS_SECRET,
            Variables.TOKEN_KEYS_SECRET,
            Variables.PAYKKA_MERCHANT_ID,
            Variables.RETURN_URL_ORIGINS,
            Variables.PAYMENT_LIFETIME_MINUTES);
    SecretAdapters secrets = new SecretAdapters(aws);
    ClientTokens clientTokens = aws.clientTokens(secrets.tokenKeys());
    return new Wiring(
        aws.edge(),
        secrets.callers(clientTokens),
        new CreatePayment(
            aws.get(Variables.PAYKKA_MERCHANT_ID),
            aws.get(Variables.RETURN_URL_ORIGINS),
            aws.get(Variables.PAYMENT_LIFETIME_MINUTES),
            aws.store(),
            clientTokens,
            aws.clock()));
  }
}
