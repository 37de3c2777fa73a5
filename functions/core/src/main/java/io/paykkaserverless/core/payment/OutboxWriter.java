package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import java.util.function.UnaryOperator;

/** Notes in a payment's outbox what became of its messages. Touches nothing else of it. */
public final class OutboxWriter {

  private final OptimisticWrite optimistic;

  public OutboxWriter(PaymentStore store) {
    this.optimistic = new OptimisticWrite(store);
  }

  /**
   * Replaces one message by what {@code change} makes of it.
   *
   * @throws PaymentStore.StoreUnavailable when the store does not answer
   */
  public void note(Payment seen, String notification, UnaryOperator<Notification> change) {
    optimistic.write(
        seen, payment -> new Decision.Change(payment.withNotification(notification, change)));
  }
}
