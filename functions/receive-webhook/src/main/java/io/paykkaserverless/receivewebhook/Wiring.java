package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.RequestLimits;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.ApplyEvent;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.WebhookReader;
import java.util.Map;

/** What the function is made of. It needs no secret: PayKKa's public keys are configuration. */
record Wiring(
    HttpEdge edge,
    SignedPaths paths,
    WebhookReader reader,
    AcceptWebhook acceptWebhook,
    Signals signals) {

  /** The handler refuses large bodies, since they count as rejected webhooks. */
  static final RequestLimits LIMITS = RequestLimits.ANY_BODY;

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
            Variables.PAYKKA_MERCHANT_ID,
            Variables.PAYKKA_PUBLIC_KEYS,
            Variables.PUBLIC_BASE_URL);
    PaymentStore store = aws.store();
    PaykkaVerifier verifier =
        new PaykkaVerifier(
            aws.get(Variables.PAYKKA_PUBLIC_KEYS).stream().map(RsaKeys::publicKey).toList(),
            aws.clock());
    AddressRule addresses = new AddressRule(aws.get(Variables.ALLOW_INSECURE_LOOPBACK));
    return new Wiring(
        aws.edge(LIMITS),
        new SignedPaths(aws.get(Variables.PUBLIC_BASE_URL)),
        new WebhookReader(verifier, new ReportReader(addresses, aws.signals())),
        new AcceptWebhook(
            new ApplyEvent(store, aws.writer(store)),
            aws.parkedEvents(),
            aws.signals(),
            aws.clock()),
        aws.signals());
  }
}
