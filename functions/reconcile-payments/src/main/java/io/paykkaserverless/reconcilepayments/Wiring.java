package io.paykkaserverless.reconcilepayments;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.AgreementWriter;
import io.paykkaserverless.core.agreement.CancelAgreement;
import io.paykkaserverless.core.agreement.ChargeAgreement;
import io.paykkaserverless.core.agreement.ChargeDueAgreement;
import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.notification.RequeueDelivery;
import io.paykkaserverless.core.parked.ReapplyParkedEvent;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.OperationInquiry;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.ReconcilePayment;
import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.core.webhook.ApplyEvent;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.signature.SigningKeys;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.ParkedWebhookReader;
import io.paykkaserverless.paykka.webhook.WebhookReader;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What the function is made of. */
record Wiring(InvocationLog log, Sweep sweep, InstantSource clock) {

  /** Nobody calls this function, so nobody's request tells it its own address. */
  private static final Variable<Optional<URI>> PUBLIC_BASE_URL =
      Variables.PUBLIC_BASE_URL.required("an https URL");

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
            Variables.NOTIFICATION_RETRY_QUEUE_URL,
            Variables.PAYKKA_MERCHANT_ID,
            Variables.PAYKKA_APP_ID,
            Variables.PAYKKA_API_URL,
            Variables.PAYKKA_PUBLIC_KEYS,
            Variables.PAYKKA_RESPONSE_SIGNATURE,
            Variables.PAYKKA_SIGNING_KEY_SECRET,
            Variables.SWEEP_ITEMS_MAX,
            PUBLIC_BASE_URL);
    SecretAdapters secrets = new SecretAdapters(aws);
    PaykkaConnection paykka =
        PaykkaConnection.to(
            aws.paykkaAccount(),
            secrets.secret(
                Variables.PAYKKA_SIGNING_KEY_SECRET, SigningKeys.FORM, SigningKeys::parse),
            aws.transport(),
            aws.clock(),
            aws.ids(),
            aws.signals());
    PaymentStore payments = aws.store();
    PaymentWriter writer = aws.writer(payments);
    Inquiry inquiry = new Inquiry(paykka.gateway(), writer, aws.signals(), aws.clock());
    OperationInquiry operations =
        new OperationInquiry(paykka.operations(), inquiry, writer, aws.signals(), aws.clock());
    Sweep sweep =
        new Sweep(
            aws.dueIndex(),
            new ReconcilePayment(payments, writer, inquiry, operations, aws.clock()),
            reapply(aws, payments, writer),
            chargeDue(aws, paykka, payments, writer, inquiry),
            new RequeueDelivery(aws.deliveries(), aws.deliveryQueue(), aws.clock()),
            aws.get(Variables.SWEEP_ITEMS_MAX),
            aws.signals(),
            aws.clock());
    return new Wiring(aws.log(), sweep, aws.clock());
  }

  private static ReapplyParkedEvent reapply(
      Adapters aws, PaymentStore payments, PaymentWriter writer) {
    PaykkaVerifier verifier =
        new PaykkaVerifier(
            aws.get(Variables.PAYKKA_PUBLIC_KEYS).stream().map(RsaKeys::publicKey).toList(),
            aws.clock());
    AddressRule addresses = new AddressRule(aws.get(Variables.ALLOW_INSECURE_LOOPBACK));
    return new ReapplyParkedEvent(
        aws.parkedEvents(),
        new ParkedWebhookReader(
            new WebhookReader(verifier, new ReportReader(addresses, aws.signals()))),
        new ApplyEvent(payments, writer),
        aws.clock());
  }

  private static ChargeDueAgreement chargeDue(
      Adapters aws,
      PaykkaConnection paykka,
      PaymentStore payments,
      PaymentWriter writer,
      Inquiry inquiry) {
    AgreementStore agreements = aws.agreements();
    AgreementWriter ofAgreements = aws.writer(agreements);
    RunAttempt attempts =
        new RunAttempt(
            writer,
            paykka.gateway(),
            inquiry,
            Wiring::noReturn,
            AttemptTimes.DEFAULT,
            aws.signals(),
            aws.clock());
    return new ChargeDueAgreement(
        agreements,
        ofAgreements,
        new ChargeAgreement(agreements, ofAgreements, payments, attempts, aws.clock()),
        new CancelAgreement(agreements, ofAgreements, paykka.credentials(), aws.signals()),
        aws.get(PUBLIC_BASE_URL).orElseThrow(),
        aws.signals(),
        aws.clock());
  }

  /** A scheduled charge sends nobody to a bank, so the function holds no key for coming back. */
  private static String noReturn(AttemptId attempt, Instant until) {
    throw new IllegalStateException("nobody comes back from the charge " + attempt.transId());
  }
}
