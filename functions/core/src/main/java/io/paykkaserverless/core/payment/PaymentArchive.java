package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Port: where that of a payment is kept which is finished, so that what happens to the payment
 * costs the same however much has happened before. It only ever holds what the payment held; while
 * both do, they hold the same.
 *
 * <p>Lines and messages never change, so keeping them twice is keeping them once. All of it is
 * forgotten somewhat later than the payment. All methods throw {@link
 * PaymentStore.StoreUnavailable} when the store cannot answer; what was to be kept may or may not
 * have been then.
 */
public interface PaymentArchive {

  /** Keeps a message of this payment that was handed over. */
  void keepMessage(PaymentId payment, Terms terms, Notification message);

  /** Keeps lines of this payment's history, together: one or more, in order. */
  void keepLines(PaymentId payment, Terms terms, List<HistoryEntry> lines);

  /**
   * Keeps a closed operation of this payment, unless it is kept as of this version or a later one.
   * It alone may be kept again as another one: where PayKKa takes back that it failed.
   *
   * @param version of the payment that held it like this
   */
  void keepOperation(PaymentId payment, Terms terms, Operation operation, long version);

  /** The operation of a payment with this number, as last kept here (strongly consistent). */
  Optional<Operation> operation(PaymentId payment, int number);

  /** A message of a payment that is kept here (strongly consistent). */
  Optional<Notification> message(PaymentId payment, NotificationId id);

  /** All that is kept of a payment (strongly consistent). */
  Kept of(PaymentId payment);

  /**
   * What is kept of a payment.
   *
   * @param lines each once, by their numbers
   * @param messages each once, by their sequence
   * @param operations by their numbers
   */
  record Kept(List<HistoryEntry> lines, List<Notification> messages, List<Operation> operations) {

    public Kept {
      lines = List.copyOf(lines);
      messages = List.copyOf(messages);
      operations = List.copyOf(operations);
    }
  }
}
