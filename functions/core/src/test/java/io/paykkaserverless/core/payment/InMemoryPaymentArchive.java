package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A {@link PaymentArchive} for tests, held to {@link PaymentArchiveContract} like the real one. */
public final class InMemoryPaymentArchive implements PaymentArchive {

  private final Map<PaymentId, Map<Integer, HistoryEntry>> lines = new ConcurrentHashMap<>();
  private final Map<PaymentId, Map<Integer, Notification>> messages = new ConcurrentHashMap<>();

  private final Map<PaymentId, Map<Integer, Dated>> operations = new ConcurrentHashMap<>();

  private record Dated(Operation operation, long version) {}

  /** Forgets everything. */
  public void clear() {
    operations.clear();
    lines.clear();
    messages.clear();
  }

  /** How much is kept of all payments: lines, messages and operations. */
  public int size() {
    return lines.values().stream().mapToInt(Map::size).sum()
        + messages.values().stream().mapToInt(Map::size).sum()
        + operations.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public void keepMessage(PaymentId payment, Terms terms, Notification message) {
    if (!message.id().owner().equals(new OutboxOwner.OfPayment(payment))) {
      throw new IllegalArgumentException(message.id() + " is not of " + payment);
    }
    inOrder(messages, payment).put(message.sequence(), message);
  }

  @Override
  public void keepLines(PaymentId payment, Terms terms, List<HistoryEntry> several) {
    several.forEach(line -> inOrder(lines, payment).put(line.number(), line));
  }

  @Override
  public void keepOperation(PaymentId payment, Terms terms, Operation operation, long version) {
    inOrder(operations, payment)
        .merge(
            operation.id().number(),
            new Dated(operation, version),
            (old, fresh) -> fresh.version() > old.version() ? fresh : old);
  }

  @Override
  public Optional<Operation> operation(PaymentId payment, int number) {
    return Optional.ofNullable(inOrder(operations, payment).get(number)).map(Dated::operation);
  }

  @Override
  public Optional<Notification> message(PaymentId payment, NotificationId id) {
    return Optional.ofNullable(inOrder(messages, payment).get(id.sequence()));
  }

  @Override
  public Kept of(PaymentId payment) {
    return new Kept(
        List.copyOf(inOrder(lines, payment).values()),
        List.copyOf(inOrder(messages, payment).values()),
        inOrder(operations, payment).values().stream().map(Dated::operation).toList());
  }

  private static <T> Map<Integer, T> inOrder(
      Map<PaymentId, Map<Integer, T>> all, PaymentId payment) {
    return all.computeIfAbsent(payment, _ -> new ConcurrentSkipListMap<>());
  }
}
