package io.paykkaserverless.returnfrom3ds;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.returning.FinishReturn;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.SigningKeys;
import java.time.Duration;
import java.util.Map;

/** What the function is made of. */
record Wiring(HttpEdge edge, FinishReturn finishReturn) {

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
            Variables.NOTIFICATION_QUEUE_URL,
            Variables.TOKEN_KEYS_SECRET,
            Variables.PAYKKA_MERCHANT_ID,
            Variables.PAYKKA_APP_ID,
            Variables.PAYKKA_API_URL,
            Variables.PAYKKA_PUBLIC_KEYS,
            Variables.PAYKKA_RESPONSE_SIGNATURE,
            Variables.PAYKKA_SIGNING_KEY_SECRET);
    SecretAdapters secrets = new SecretAdapters(aws);
    PaymentStore store = aws.store();
    PaykkaGateway paykka =
        PaykkaConnection.to(
                aws.paykkaAccount(),
                secrets.secret(
                    Variables.PAYKKA_SIGNING_KEY_SECRET, SigningKeys.FORM, SigningKeys::parse),
                aws.transport(),
                aws.clock(),
                aws.ids(),
                aws.signals())
            .gateway();
    Inquiry inquiry = new Inquiry(paykka, aws.writer(store), aws.signals(), aws.clock());
    return new Wiring(
        aws.edge(),
        new FinishReturn(aws.returnTokens(secrets.tokenKeys()), store, inquiry, Wiring::pause));
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
