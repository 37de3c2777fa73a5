package io.paykkaserverless.managepayment;

import static java.util.Map.entry;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.AgreementWriter;
import io.paykkaserverless.core.agreement.CancelAgreement;
import io.paykkaserverless.core.agreement.ChargeAgreement;
import io.paykkaserverless.core.agreement.PauseAgreement;
import io.paykkaserverless.core.agreement.ViewAgreement;
import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.Outboxes;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationTimes;
import io.paykkaserverless.core.operation.ViewOperation;
import io.paykkaserverless.core.parked.ListParkedEvents;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.OperationInquiry;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.ReconcilePayment;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import io.paykkaserverless.core.view.ViewPayment;
import io.paykkaserverless.paykka.PaykkaConnection;
import io.paykkaserverless.paykka.signature.SigningKeys;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the function is made of.
 *
 * @param routes by the name API Gateway has for each
 */
record Wiring(HttpEdge edge, Map<String, HttpEdge.Route> routes) {

  Wiring(
      HttpEdge edge,
      ViewPaymentRoute viewPayment,
      RecheckPaymentRoute recheckPayment,
      OperatePaymentRoute capturePayment,
      OperatePaymentRoute voidPayment,
      OperatePaymentRoute refundPayment,
      ViewOperationRoute viewOperation,
      ViewAgreementRoute viewAgreement,
      ChargeAgreementRoute chargeAgreement,
      ChangeAgreementRoute pauseAgreement,
      ChangeAgreementRoute resumeAgreement,
      ChangeAgreementRoute cancelAgreement,
      RemoveTokenRoute removeToken,
      ListParkedEventsRoute listParkedEvents,
      ListNotificationsRoute listNotifications,
      ReplayNotificationRoute replayNotification,
      ListNotificationEndpointsRoute listNotificationEndpoints) {
    this(
        edge,
        Map.ofEntries(
            entry("GET /payments/{id}", viewPayment),
            entry("POST /payments/{id}/recheck", recheckPayment),
            entry("POST /payments/{id}/capture", capturePayment),
            entry("POST /payments/{id}/void", voidPayment),
            entry("POST /payments/{id}/refunds", refundPayment),
            entry("GET /payments/{id}/operations/{operation}", viewOperation),
            entry("GET /agreements/{id}", viewAgreement),
            entry("POST /agreements/{id}/charges", chargeAgreement),
            entry("POST /agreements/{id}/pause", pauseAgreement),
            entry("POST /agreements/{id}/resume", resumeAgreement),
            entry("DELETE /agreements/{id}", cancelAgreement),
            entry("DELETE /tokens/{token}", removeToken),
            entry("GET /parked-events", listParkedEvents),
            entry("GET /notifications", listNotifications),
            entry("POST /notifications/{notification}/replay", replayNotification),
            entry("GET /notification-endpoints", listNotificationEndpoints)));
  }

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
    return of(aws, secrets, paykka);
  }

  private static Wiring of(Adapters aws, SecretAdapters secrets, PaykkaConnection paykka) {
    PaymentStore payments = aws.store();
    AgreementStore agreements = aws.agreements();
    DeliveryStore deliveries = aws.deliveries();
    ViewDeliveries viewDeliveries = new ViewDeliveries(deliveries);
    Rotating<List<HmacKey>> tokenKeys = secrets.tokenKeys();
    Callers callers = secrets.callers(aws.clientTokens(tokenKeys));
    PaymentWriter writer = aws.writer(payments);
    Archiving archiving = aws.archiving();
    Inquiry inquiry = new Inquiry(paykka.gateway(), writer, aws.signals(), aws.clock());
    OperationInquiry operations =
        new OperationInquiry(paykka.operations(), inquiry, writer, aws.signals(), aws.clock());
    OperatePayment operate =
        new OperatePayment(
            payments,
            archiving,
            writer,
            paykka.operations(),
            operations,
            OperationTimes.DEFAULT,
            aws.signals(),
            aws.clock());
    ReconcilePayment reconcile =
        new ReconcilePayment(payments, writer, inquiry, operations, aws.clock());
    Function<OperationKind, OperatePaymentRoute> moving =
        kind -> new OperatePaymentRoute(callers, operate, kind, aws.get(Variables.PUBLIC_BASE_URL));
    AgreementWriter ofAgreements = aws.writer(agreements);
    PauseAgreement pause = new PauseAgreement(agreements, ofAgreements, aws.clock());
    CancelAgreement cancel =
        new CancelAgreement(agreements, ofAgreements, paykka.credentials(), aws.signals());
    return new Wiring(
        aws.edge(),
        new ViewPaymentRoute(
            callers, new ViewPayment(payments, reconcile, archiving), viewDeliveries),
        new RecheckPaymentRoute(callers, reconcile, archiving),
        moving.apply(OperationKind.CAPTURE),
        moving.apply(OperationKind.VOID),
        moving.apply(OperationKind.REFUND),
        new ViewOperationRoute(
            callers, new ViewOperation(payments, archiving, operations, OperationTimes.DEFAULT)),
        new ViewAgreementRoute(callers, new ViewAgreement(agreements), viewDeliveries),
        new ChargeAgreementRoute(
            callers,
            new ChargeAgreement(
                agreements,
                ofAgreements,
                payments,
                attempts(aws, paykka, writer, inquiry, tokenKeys),
                aws.clock()),
            archiving,
            aws.get(Variables.ATTEMPTS_MAX),
            aws.get(Variables.PUBLIC_BASE_URL)),
        new ChangeAgreementRoute(callers, pause::pause),
        new ChangeAgreementRoute(callers, pause::resume),
        new ChangeAgreementRoute(callers, cancel::cancel),
        new RemoveTokenRoute(
            callers, new RemoveStoredCard(aws.storedCards(), paykka.credentials(), aws.signals())),
        new ListParkedEventsRoute(callers, new ListParkedEvents(aws.parkedEvents())),
        new ListNotificationsRoute(callers, deliveries, aws.clock()),
        new ReplayNotificationRoute(callers, replay(aws, payments, agreements, deliveries)),
        new ListNotificationEndpointsRoute(callers, aws.endpointHealth()));
  }

  private static ReplayNotification replay(
      Adapters aws, PaymentStore payments, AgreementStore agreements, DeliveryStore deliveries) {
    return new ReplayNotification(
        new Outboxes(payments, aws.archiving(), agreements),
        deliveries,
        aws.deliveryQueue(),
        aws.clock());
  }

  private static RunAttempt attempts(
      Adapters aws,
      PaykkaConnection paykka,
      PaymentWriter writer,
      Inquiry inquiry,
      Rotating<List<HmacKey>> tokenKeys) {
    return new RunAttempt(
        writer,
        paykka.gateway(),
        inquiry,
        aws.returnTokens(tokenKeys),
        AttemptTimes.DEFAULT,
        aws.signals(),
        aws.clock());
  }
}
