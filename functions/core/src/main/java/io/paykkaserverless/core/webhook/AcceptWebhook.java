package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Contradicts;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.UnknownPayment;
import java.util.Optional;

/**
 * Use case: PayKKa reports a payment by a webhook whose signature has been verified. One read; one
 * write if it says something new.
 */
public final class AcceptWebhook {

  private final PaymentStore store;
  private final PaymentWriter writer;
  private final Signals signals;

  public AcceptWebhook(PaymentStore store, PaymentWriter writer, Signals signals) {
    this.store = store;
    this.writer = writer;
    this.signals = signals;
  }

  /** Takes in a report that PayKKa signed. */
  public AcceptWebhookResult accept(TransactionReport report) {
    Optional<AttemptId> attempt = AttemptId.parse(report.transId());
    Optional<Payment> payment = attempt.flatMap(id -> store.find(id.payment()));
    if (payment.isEmpty()) {
      signals.raise(Signal.WEBHOOK_UNKNOWN_PAYMENT, report.transId());
      return new UnknownPayment();
    }
    return switch (writer.report(
        payment.get(), attempt.orElseThrow(), report, Speaker.PAYKKA_WEBHOOK)) {
      case Decision.Change(Payment next) -> new Applied(next);
      case Decision.NoChange(Payment known) -> new KnownAlready(known);
      case Decision.NotPossible(Payment known) -> new KnownAlready(known);
      case Decision.Mismatch(Payment _, var kind) -> new Contradicts(kind);
    };
  }
}
