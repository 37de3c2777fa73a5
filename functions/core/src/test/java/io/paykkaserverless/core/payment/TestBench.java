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
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.guard.AttemptGuard;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All use cases wired over fakes, with one payment {@link Payments#ID} ready to be paid. */
public final class TestBench {

  public static final int ATTEMPTS_MAX = UseCases.ATTEMPTS_MAX;
  public static final int ATTEMPTS_PER_ADDRESS = UseCases.ATTEMPTS_PER_ADDRESS;
  public static final int ATTEMPTS_PER_SHOPPER = UseCases.ATTEMPTS_PER_SHOPPER;
  public static final URI PUBLIC_BASE_URL = UseCases.PUBLIC_BASE_URL;

  public final SettableClock clock = new SettableClock(Payments.NOW);
  public final InMemoryPaymentStore store = new InMemoryPaymentStore();
  public final InMemoryPaymentArchive archive = new InMemoryPaymentArchive();
  public final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();
  public final RecordingSignals signals = new RecordingSignals();
  public final FakePaykka paykka = new FakePaykka();
  public final FakeOperations operations = new FakeOperations(paykka);
  public final InMemoryStoredCardStore storedCards = new InMemoryStoredCardStore();
  public final InMemoryAgreementStore agreements = new InMemoryAgreementStore();
  public final InMemoryAttemptCounters counters = new InMemoryAttemptCounters();
  public final InMemoryParkedEventStore parked = new InMemoryParkedEventStore();
  public final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
  public final InMemoryEndpointHealthStore health = new InMemoryEndpointHealthStore();
  public final FakeEndpoints endpoints = new FakeEndpoints();
  public final InMemoryDueIndex due = new InMemoryDueIndex(store, agreements, parked, deliveries);
  public final FixedKeys keys = new FixedKeys();

  private final Ports ports =
      new Ports(
          store,
          archive,
          agreements,
          storedCards,
          parked,
          deliveries,
          health,
          due,
          counters,
          queue,
          queue,
          paykka,
          operations,
          paykka,
          paykka,
          endpoints,
          keys,
          this::reread,
          signals,
          clock::advance);

  private final UseCases uses = new UseCases(ports, clock, new SequentialIds());

  public final ClientTokens clientTokens = uses.clientTokens;
  public final ReturnTokens returnTokens = uses.returnTokens;
  public final PaymentTransitions transitions = uses.transitions;
  public final Archiving archiving = uses.archiving;
  public final PaymentWriter writer = uses.writer;
  public final Inquiry inquiry = uses.inquiry;
  public final CreatePayment create = uses.create;
  public final AttemptGuard guard = uses.guard;
  public final RunAttempt attempts = uses.attempts;
  public final ConfirmPayment confirm = uses.confirm;
  public final AgreementWriter agreementWriter = uses.agreementWriter;
  public final ChargeAgreement charge = uses.charge;
  public final CancelAgreement cancelAgreement = uses.cancelAgreement;
  public final PauseAgreement pauseAgreement = uses.pauseAgreement;
  public final ViewAgreement viewAgreement = uses.viewAgreement;
  public final RemoveStoredCard removeStoredCard = uses.removeStoredCard;
  public final OpenApplePaySession openApplePaySession = uses.openApplePaySession;
  public final ChargeDueAgreement chargeDue = uses.chargeDue;
  public final OperationInquiry operationInquiry = uses.operationInquiry;
  public final OperatePayment operate = uses.operate;
  public final ViewOperation viewOperation = uses.viewOperation;
  public final ReconcilePayment reconcile = uses.reconcile;
  public final ViewPayment view = uses.view;
  public final ApplyEvent applyEvent = uses.applyEvent;
  public final AcceptWebhook acceptWebhook = uses.acceptWebhook;
  public final ListParkedEvents listParkedEvents = uses.listParkedEvents;
  public final ReapplyParkedEvent reapply = uses.reapply;
  public final ViewDeliveries viewDeliveries = uses.viewDeliveries;
  public final Outboxes outboxes = uses.outboxes;
  public final TryDelivery tries = uses.tries;
  public final DeliverNotification deliver = uses.deliver;
  public final ReplayNotification replay = uses.replay;
  public final RequeueDelivery requeue = uses.requeue;
  public final Sweep sweep = uses.sweep;
  public final FinishReturn finishReturn = uses.finishReturn;

  /** What every body says that came; stands in for reading it again. */
  private final Map<EventBody, PaykkaEvent> events = new HashMap<>();

  public TestBench() {
    store.insert(Payments.created());
  }

  /** The fakes that all use cases here reach the world by. */
  public Ports ports() {
    return ports;
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
      outboxes.find(message.id()).orElseThrow().handedOver(clock.instant());
    }
  }

  /** Every message of every agreement is taken from its outbox. */
  public void handOverOfAgreements() {
    agreements.all().stream()
        .flatMap(agreement -> agreement.outbox().stream())
        .forEach(message -> outboxes.find(message.id()).orElseThrow().handedOver(clock.instant()));
  }

  /** The types of all notifications of the payment, in order. */
  public List<String> told() {
    return payment().outbox().stream().map(n -> n.type().code()).toList();
  }
}
