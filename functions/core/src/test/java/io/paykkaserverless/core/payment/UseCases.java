package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementWriter;
import io.paykkaserverless.core.agreement.CancelAgreement;
import io.paykkaserverless.core.agreement.ChargeAgreement;
import io.paykkaserverless.core.agreement.ChargeDueAgreement;
import io.paykkaserverless.core.agreement.PauseAgreement;
import io.paykkaserverless.core.agreement.ViewAgreement;
import io.paykkaserverless.core.applepay.OpenApplePaySession;
import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.guard.AttemptGuard;
import io.paykkaserverless.core.guard.AttemptLimits;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.Outboxes;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.notification.RequeueDelivery;
import io.paykkaserverless.core.notification.TryDelivery;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.operation.OperationTimes;
import io.paykkaserverless.core.operation.ViewOperation;
import io.paykkaserverless.core.parked.ListParkedEvents;
import io.paykkaserverless.core.parked.ReapplyParkedEvent;
import io.paykkaserverless.core.returning.FinishReturn;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.core.view.ViewPayment;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.ApplyEvent;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All use cases, wired as the functions wire them, over whatever a test gives for the world. */
public final class UseCases {

  public static final int ATTEMPTS_MAX = 3;
  public static final int ATTEMPTS_PER_ADDRESS = 8;
  public static final int ATTEMPTS_PER_SHOPPER = 6;
  public static final URI PUBLIC_BASE_URL = URI.create("https://pay.shop.example");

  private static final int SWEEP_ITEMS_MAX = 100;
  private static final ReturnUrlOrigins SHOP =
      new ReturnUrlOrigins(List.of(URI.create("https://shop.example")));

  public final ClientTokens clientTokens;
  public final ReturnTokens returnTokens;
  public final PaymentTransitions transitions;
  public final Archiving archiving;
  public final PaymentWriter writer;
  public final Inquiry inquiry;
  public final CreatePayment create;
  public final AttemptGuard guard;
  public final RunAttempt attempts;
  public final ConfirmPayment confirm;
  public final AgreementWriter agreementWriter;
  public final ChargeAgreement charge;
  public final CancelAgreement cancelAgreement;
  public final PauseAgreement pauseAgreement;
  public final ViewAgreement viewAgreement;
  public final RemoveStoredCard removeStoredCard;
  public final OpenApplePaySession openApplePaySession;
  public final ChargeDueAgreement chargeDue;
  public final OperationInquiry operationInquiry;
  public final OperatePayment operate;
  public final ViewOperation viewOperation;
  public final ReconcilePayment reconcile;
  public final ViewPayment view;
  public final ApplyEvent applyEvent;
  public final AcceptWebhook acceptWebhook;
  public final ListParkedEvents listParkedEvents;
  public final ReapplyParkedEvent reapply;
  public final ViewDeliveries viewDeliveries;
  public final Outboxes outboxes;
  public final TryDelivery tries;
  public final DeliverNotification deliver;
  public final ReplayNotification replay;
  public final RequeueDelivery requeue;
  public final Sweep sweep;
  public final FinishReturn finishReturn;

  public UseCases(Ports ports, InstantSource clock, IdSource ids) {
    this(ports, clock, ids, ArchiveRule.DEFAULT);
  }

  /** With another rule of what is archived than the usual one. */
  public UseCases(Ports ports, InstantSource clock, IdSource ids, ArchiveRule archived) {
    archiving = new Archiving(ports.archive(), archived);
    Signals signals = ports.signals();
    NotificationFormat format = new PlainFormat();
    clientTokens = new ClientTokens(ports.keys(), clock);
    returnTokens = new ReturnTokens(ports.keys(), clock);
    transitions = new PaymentTransitions(Payments.MERCHANT, format, clock, ids);
    writer =
        new PaymentWriter(
            ports.payments(),
            archiving,
            new CredentialLedger(ports.storedCards(), ports.agreements()),
            transitions,
            ports.notifications(),
            signals);
    inquiry = new Inquiry(ports.paykka(), writer, signals, clock);
    create =
        new CreatePayment(
            Payments.MERCHANT, SHOP, Duration.ofHours(1), ports.payments(), clientTokens, clock);
    guard =
        new AttemptGuard(
            Payments.MERCHANT,
            ports.counters(),
            new AttemptLimits(ATTEMPTS_PER_ADDRESS, ATTEMPTS_PER_SHOPPER, Duration.ofHours(1)),
            clock);
    attempts =
        new RunAttempt(
            writer, ports.paykka(), inquiry, returnTokens, AttemptTimes.DEFAULT, signals, clock);
    confirm =
        new ConfirmPayment(
            ports.payments(), ports.storedCards(), guard, attempts, ATTEMPTS_MAX, signals, clock);
    agreementWriter =
        new AgreementWriter(ports.agreements(), format, ports.notifications(), signals, clock);
    charge =
        new ChargeAgreement(ports.agreements(), agreementWriter, ports.payments(), attempts, clock);
    cancelAgreement =
        new CancelAgreement(ports.agreements(), agreementWriter, ports.credentials(), signals);
    pauseAgreement = new PauseAgreement(ports.agreements(), agreementWriter, clock);
    viewAgreement = new ViewAgreement(ports.agreements());
    removeStoredCard = new RemoveStoredCard(ports.storedCards(), ports.credentials(), signals);
    openApplePaySession =
        new OpenApplePaySession(
            ports.payments(), ports.applePay(), SHOP, Optional.of("Kiln & Leaf"), signals, clock);
    chargeDue =
        new ChargeDueAgreement(
            ports.agreements(),
            agreementWriter,
            charge,
            cancelAgreement,
            PUBLIC_BASE_URL,
            signals,
            clock);
    operationInquiry = new OperationInquiry(ports.operations(), inquiry, writer, signals, clock);
    operate =
        new OperatePayment(
            ports.payments(),
            archiving,
            writer,
            ports.operations(),
            operationInquiry,
            OperationTimes.DEFAULT,
            signals,
            clock);
    viewOperation =
        new ViewOperation(ports.payments(), archiving, operationInquiry, OperationTimes.DEFAULT);
    reconcile = new ReconcilePayment(ports.payments(), writer, inquiry, operationInquiry, clock);
    view = new ViewPayment(ports.payments(), reconcile, archiving);
    applyEvent = new ApplyEvent(ports.payments(), writer);
    acceptWebhook = new AcceptWebhook(applyEvent, ports.parkedEvents(), signals, clock);
    listParkedEvents = new ListParkedEvents(ports.parkedEvents());
    reapply = new ReapplyParkedEvent(ports.parkedEvents(), ports.reader(), applyEvent, clock);
    viewDeliveries = new ViewDeliveries(ports.deliveries());
    outboxes = new Outboxes(ports.payments(), archiving, ports.agreements());
    tries = new TryDelivery(ports.deliveries(), ports.endpoints(), ports.health(), signals, clock);
    deliver =
        new DeliverNotification(
            outboxes, ports.endpoints(), tries, ports.retries(), signals, clock);
    replay = new ReplayNotification(outboxes, ports.deliveries(), ports.retries(), clock);
    requeue = new RequeueDelivery(ports.deliveries(), ports.retries(), clock);
    sweep =
        new Sweep(
            ports.due(), reconcile, reapply, chargeDue, requeue, SWEEP_ITEMS_MAX, signals, clock);
    finishReturn = new FinishReturn(returnTokens, ports.payments(), inquiry, ports.pauses());
  }
}
