package io.paykkaserverless.core.sweep;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.InMemoryDeliveryStore;
import io.paykkaserverless.core.parked.InMemoryParkedEventStore;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is due of the stores in memory; passes the same contracts as the real index. */
public final class InMemoryDueIndex implements DueIndex {

  private final InMemoryPaymentStore payments;
  private final InMemoryAgreementStore agreements;
  private final InMemoryParkedEventStore parkedEvents;
  private final InMemoryDeliveryStore deliveries;

  public InMemoryDueIndex(InMemoryPaymentStore payments, InMemoryAgreementStore agreements) {
    this(payments, agreements, new InMemoryParkedEventStore());
  }

  public InMemoryDueIndex(
      InMemoryPaymentStore payments,
      InMemoryAgreementStore agreements,
      InMemoryParkedEventStore parkedEvents) {
    this(payments, agreements, parkedEvents, new InMemoryDeliveryStore());
  }

  public InMemoryDueIndex(
      InMemoryPaymentStore payments,
      InMemoryAgreementStore agreements,
      InMemoryParkedEventStore parkedEvents,
      InMemoryDeliveryStore deliveries) {
    this.payments = payments;
    this.agreements = agreements;
    this.parkedEvents = parkedEvents;
    this.deliveries = deliveries;
  }

  @Override
  public List<PaymentId> payments(Instant now, int limit) {
    return due(payments.all(), Payment::listedAt, Payment::id, now, limit);
  }

  @Override
  public List<AgreementId> agreements(Instant now, int limit) {
    return due(agreements.all(), Agreement::dueAt, Agreement::id, now, limit);
  }

  @Override
  public List<ParkedEventId> parkedEvents(Instant now, int limit) {
    return due(parkedEvents.all(), ParkedEvent::dueAt, ParkedEvent::id, now, limit);
  }

  @Override
  public List<DeliveryId> deliveries(Instant now, int limit) {
    return due(deliveries.all(), Delivery::dueAt, Delivery::id, now, limit);
  }

  @Override
  public Optional<Unresolved> longestUnresolved() {
    return payments.all().stream()
        .flatMap(
            payment ->
                payment.unresolvedSince().stream()
                    .map(since -> new Unresolved(payment.id(), since)))
        .min(Comparator.comparing(Unresolved::since));
  }

  private static <T, I> List<I> due(
      Collection<T> items,
      Function<T, Optional<Instant>> dueAt,
      Function<T, I> id,
      Instant now,
      int limit) {
    return items.stream()
        .flatMap(item -> dueAt.apply(item).map(due -> Map.entry(due, item)).stream())
        .filter(entry -> !entry.getKey().isAfter(now))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .limit(limit)
        .map(entry -> id.apply(entry.getValue()))
        .toList();
  }
}
