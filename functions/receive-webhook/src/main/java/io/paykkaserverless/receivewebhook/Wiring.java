package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.WebhookReader;

/** What the function is made of. It needs no secret: PayKKa's public keys are configuration. */
record Wiring(HttpEdge edge, WebhookReader reader, AcceptWebhook acceptWebhook, Signals signals) {

  static Wiring fromEnvironment() {
    Adapters aws =
        Adapters.of(
            System.getenv(),
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.NOTIFICATION_QUEUE_URL,
            Variables.PAYKKA_MERCHANT_ID,
            Variables.PAYKKA_PUBLIC_KEYS);
    PaymentStore store = aws.store();
    PaykkaVerifier verifier =
        new PaykkaVerifier(
            aws.get(Variables.PAYKKA_PUBLIC_KEYS).stream().map(RsaKeys::publicKey).toList(),
            aws.clock());
    AddressRule addresses = new AddressRule(aws.get(Variables.ALLOW_INSECURE_LOOPBACK));
    return new Wiring(
        aws.edge(),
        new WebhookReader(verifier, new ReportReader(addresses, aws.signals())),
        new AcceptWebhook(store, aws.writer(store), aws.signals()),
        aws.signals());
  }
}
