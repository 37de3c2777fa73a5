package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.confirm.ConfirmLimits;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.RsaKeys;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the function is made of. */
record Wiring(
    HttpEdge edge, Callers callers, Optional<URI> publicBaseUrl, ConfirmPayment confirmPayment) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    Adapters aws =
        Adapters.of(
            environment,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.NOTIFICATION_QUEUE_URL,
            Variables.API_KEYS_SECRET,
            Variables.TOKEN_KEYS_SECRET,
            Variables.PAYKKA_MERCHANT_ID,
            Variables.PAYKKA_APP_ID,
            Variables.PAYKKA_API_URL,
            Variables.PAYKKA_PUBLIC_KEYS,
            Variables.PAYKKA_RESPONSE_SIGNATURE,
            Variables.PAYKKA_SIGNING_KEY_SECRET,
            Variables.ATTEMPTS_MAX,
            Variables.PUBLIC_BASE_URL);
    PaymentStore store = aws.store();
    Rotating<List<HmacKey>> tokenKeys = aws.tokenKeys();
    PaymentWriter writer = aws.writer(store);
    PaykkaGateway paykka =
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
        aws.callers(aws.clientTokens(tokenKeys)),
        aws.get(Variables.PUBLIC_BASE_URL),
        new ConfirmPayment(
            store,
            writer,
            paykka,
            new Inquiry(paykka, writer, aws.signals(), aws.clock()),
            aws.returnTokens(tokenKeys),
            ConfirmLimits.withAttempts(aws.get(Variables.ATTEMPTS_MAX)),
            aws.signals(),
            aws.clock()));
  }
}
