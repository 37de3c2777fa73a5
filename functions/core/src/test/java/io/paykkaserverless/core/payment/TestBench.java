package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmLimits;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.returning.FinishReturn;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.AcceptWebhookResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All use cases wired over fakes, with one payment {@link Payments#ID} ready to be paid. */
public final class TestBench {

  public static final int ATTEMPTS_MAX = 3;

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
  public final PaymentWriter writer = new PaymentWriter(store, transitions, queue, signals);
  public final Inquiry inquiry = new Inquiry(paykka, writer, signals, clock);

  public final CreatePayment create =
      new CreatePayment(
          Payments.MERCHANT,
          new ReturnUrlOrigins(List.of(URI.create("https://shop.example"))),
          Duration.ofHours(1),
          store,
          clientTokens,
          clock);
  public final ConfirmPayment confirm =
      new ConfirmPayment(
          store,
          writer,
          paykka,
          inquiry,
          returnTokens,
          ConfirmLimits.withAttempts(ATTEMPTS_MAX),
          signals,
          clock);
  public final FinishReturn finishReturn =
      new FinishReturn(returnTokens, store, inquiry, clock::advance);
  public final AcceptWebhook acceptWebhook = new AcceptWebhook(store, writer, signals);

  public TestBench() {
    store.insert(Payments.created());
  }

  /** The shopper of {@link Payments#ID} clicks "pay". */
  public ConfirmPaymentResult confirm() {
    return confirm.confirm(
        new ConfirmPaymentCommand(
            Payments.ID,
            Speaker.SHOPPER,
            new EncryptedCard(
                Sensitive.of("ciphertext-number"),
                Sensitive.of("ciphertext-year"),
                Sensitive.of("ciphertext-month"),
                Sensitive.of("ciphertext-cvv"),
                Optional.empty()),
            new ShopperDevice(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            URI.create("https://pay.shop.example")));
  }

  public AcceptWebhookResult webhook(TransactionReport report) {
    return acceptWebhook.accept(report);
  }

  /** The payment as it is stored now. */
  public Payment payment() {
    return store.find(Payments.ID).orElseThrow();
  }

  /** The types of all notifications of the payment, in order. */
  public List<String> told() {
    return payment().outbox().stream().map(n -> n.type().code()).toList();
  }
}
