package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementWriter;
import io.paykkaserverless.core.agreement.CancelAgreement;
import io.paykkaserverless.core.agreement.ChargeAgreement;
import io.paykkaserverless.core.agreement.ChargeDueAgreement;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.agreement.PauseAgreement;
import io.paykkaserverless.core.agreement.ViewAgreement;
import io.paykkaserverless.core.applepay.OpenApplePaySession;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.guard.AttemptGuard;
import io.paykkaserverless.core.guard.AttemptLimits;
import io.paykkaserverless.core.guard.InMemoryAttemptCounters;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.InMemoryDeliveryStore;
import io.paykkaserverless.core.notification.InMemoryEndpointHealthStore;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.Outboxes;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.notification.RequeueDelivery;
import io.paykkaserverless.core.notification.TryDelivery;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.operation.OperationTimes;
import io.paykkaserverless.core.operation.ViewOperation;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.InMemoryParkedEventStore;
import io.paykkaserverless.core.parked.ListParkedEvents;
import io.paykkaserverless.core.parked.ReapplyParkedEvent;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.returning.FinishReturn;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.storedcard.InMemoryStoredCardStore;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;
import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.core.view.ViewPayment;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.AcceptWebhookResult;
import io.paykkaserverless.core.webhook.ApplyEvent;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All use cases wired over fakes, with one payment {@link Payments#ID} ready to be paid. */
public final class TestBench {

  public static final int ATTEMPTS_MAX = 3;
  public static final int ATTEMPTS_PER_ADDRESS = 8;
  public static final int ATTEMPTS_PER_SHOPPER = 6;
  public static final URI PUBLIC_BASE_URL = URI.create("https://pay.shop.example");

  private static final ReturnUrlOrigins SHOP =
      new ReturnUrlOrigins(List.of(URI.create("https://shop.example")));

  public final SettableClock clock = new SettableClock(Payments.NOW);
  public final InMemoryPaymentStore store = new InMemoryPaymentStore();
  public final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();
  public final RecordingSignals signals = new RecordingSignals();
  public final FakePaykka paykka = new FakePaykka();
  public final FixedKeys keys = new FixedKeys();
  public final ClientTokens clientTokens = new ClientTokens(keys, clock);
  public final ReturnTokens returnTokens = new ReturnTokens(keys, clock);
  public final PaymentTransitions transitions =
      new PaymentTransitions(Payments.MERCHANT, new PlainFormat(), clock, new SequentialIds());
  public final InMemoryStoredCardStore storedCards = new InMemoryStoredCardStore();
  public final InMemoryAgreementStore agreements = new InMemoryAgreementStore();
  public final InMemoryAttemptCounters counters = new InMemoryAttemptCounters();
  public final PaymentWriter writer =
      new PaymentWriter(
          store, new CredentialLedger(storedCards, agreements), transitions, queue, signals);
  public final Inquiry inquiry = new Inquiry(paykka, writer, signals, clock);

  public final CreatePayment create =
      new CreatePayment(Payments.MERCHANT, SHOP, Duration.ofHours(1), store, clientTokens, clock);
  public final AttemptGuard guard =
      new AttemptGuard(
          Payments.MERCHANT,
          counters,
          new AttemptLimits(ATTEMPTS_PER_ADDRESS, ATTEMPTS_PER_SHOPPER, Duration.ofHours(1)),
          clock);
  public final RunAttempt attempts =
      new RunAttempt(writer, paykka, inquiry, returnTokens, AttemptTimes.DEFAULT, signals, clock);
  public final ConfirmPayment confirm =
      new ConfirmPayment(store, storedCards, guard, attempts, ATTEMPTS_MAX, signals, clock);
  public final AgreementWriter agreementWriter =
      new AgreementWriter(agreements, new PlainFormat(), queue, signals, clock);
  public final ChargeAgreement charge =
      new ChargeAgreement(agreements, agreementWriter, store, attempts, clock);
  public final CancelAgreement cancelAgreement =
      new CancelAgreement(agreements, agreementWriter, paykka, signals);
  public final PauseAgreement pauseAgreement =
      new PauseAgreement(agreements, agreementWriter, clock);
  public final ViewAgreement viewAgreement = new ViewAgreement(agreements);
  public final RemoveStoredCard removeStoredCard =
      new RemoveStoredCard(storedCards, paykka, signals);
  public final OpenApplePaySession openApplePaySession =
      new OpenApplePaySession(store, paykka, SHOP, Optional.of("Kiln & Leaf"), signals, clock);
  public final ChargeDueAgreement chargeDue =
      new ChargeDueAgreement(
          agreements, agreementWriter, charge, cancelAgreement, PUBLIC_BASE_URL, signals, clock);
  public final FakeOperations operations = new FakeOperations(paykka);
  public final OperationInquiry operationInquiry =
      new OperationInquiry(operations, inquiry, writer, signals, clock);
  public final OperatePayment operate =
      new OperatePayment(
          store, writer, operations, operationInquiry, OperationTimes.DEFAULT, signals, clock);
  public final ViewOperation viewOperation =
      new ViewOperation(store, operationInquiry, OperationTimes.DEFAULT);
  public final ReconcilePayment reconcile =
      new ReconcilePayment(store, writer, inquiry, operationInquiry, clock);
  public final ViewPayment view = new ViewPayment(store, reconcile);
  public final InMemoryParkedEventStore parked = new InMemoryParkedEventStore();
  public final ApplyEvent applyEvent = new ApplyEvent(store, writer);
  public final AcceptWebhook acceptWebhook = new AcceptWebhook(applyEvent, parked, signals, clock);
  public final ListParkedEvents listParkedEvents = new ListParkedEvents(parked);
  public final ReapplyParkedEvent reapply =
      new ReapplyParkedEvent(parked, this::reread, applyEvent, clock);
  public final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
  public final ViewDeliveries viewDeliveries = new ViewDeliveries(deliveries);
  public final InMemoryEndpointHealthStore health = new InMemoryEndpointHealthStore();
  public final FakeEndpoints endpoints = new FakeEndpoints();
  public final Outboxes outboxes = new Outboxes(store, agreements);
  public final TryDelivery tries = new TryDelivery(deliveries, endpoints, health, signals, clock);
  public final DeliverNotification deliver =
      new DeliverNotification(outboxes, endpoints, tries, queue, signals, clock);
  public final ReplayNotification replay =
      new ReplayNotification(outboxes, deliveries, queue, clock);
  public final RequeueDelivery requeue = new RequeueDelivery(deliveries, queue, clock);
  public final InMemoryDueIndex due = new InMemoryDueIndex(store, agreements, parked, deliveries);
  public final Sweep sweep =
      new Sweep(due, reconcile, reapply, chargeDue, requeue, 100, signals, clock);
  public final FinishReturn finishReturn =
      new FinishReturn(returnTokens, store, inquiry, clock::advance);

  /** What every body says that came; stands in for reading it again. */
  private final Map<EventBody, PaykkaEvent> events = new HashMap<>();

  public TestBench() {
    store.insert(Payments.created());
  }

  /** The shopper of {@link Payments#ID} clicks "pay". */
  public ConfirmPaymentResult confirm() {
    return confirmWith(encryptedCard());
  }

  /** The shopper of {@link Payments#ID} pays with something. */
  public ConfirmPaymentResult confirmWith(PaymentInstrument instrument) {
    return confirm.confirm(
        new ConfirmPaymentCommand(
            Payments.ID, Speaker.SHOPPER, instrument, ShopperDevice.NONE, PUBLIC_BASE_URL));
  }

  public static EncryptedCard encryptedCard() {
    return new EncryptedCard(
        Sensitive.of("ciphertext-number"),
        Sensitive.of("ciphertext-year"),
        Sensitive.of("ciphertext-month"),
        Sensitive.of("ciphertext-cvv"),
        Optional.empty());
  }

  /** Puts another payment in the place of the one that is ready. */
  public void begin(Payment payment) {
    store.clear();
    store.insert(payment);
  }

  public AcceptWebhookResult webhook(TransactionReport report) {
    return webhook(new PaykkaEvent.PaymentReported(report));
  }

  /** PayKKa tells of something in a webhook. */
  public AcceptWebhookResult webhook(PaykkaEvent event) {
    EventBody body = EventBody.of(event.toString().getBytes(StandardCharsets.UTF_8));
    events.put(body, event);
    return acceptWebhook.accept(new EventReading.Read(event, "TOLD"), () -> body);
  }

  private EventReading reread(EventBody body) {
    return Optional.ofNullable(events.get(body))
        .<EventReading>map(event -> new EventReading.Read(event, "TOLD"))
        .orElseGet(() -> new EventReading.Malformed("nothing like it ever came"));
  }

  /** The payment as it is stored now. */
  public Payment payment() {
    return store.find(Payments.ID).orElseThrow();
  }

  /** Every message of the payment is taken from the outbox, as the delivery does. */
  public void handOver() {
    for (Notification message : payment().outbox()) {
      outboxes.handedOver(message.id(), clock.instant());
    }
  }

  /** Every message of every agreement is taken from its outbox. */
  public void handOverOfAgreements() {
    agreements.all().stream()
        .flatMap(agreement -> agreement.outbox().stream())
        .forEach(message -> outboxes.handedOver(message.id(), clock.instant()));
  }

  /** The types of all notifications of the payment, in order. */
  public List<String> told() {
    return payment().outbox().stream().map(n -> n.type().code()).toList();
  }
}
