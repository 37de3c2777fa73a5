package io.paykkaserverless.core.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A {@link PaymentStore} for tests, held to {@link PaymentStoreContract} like the real one. */
public final class InMemoryPaymentStore implements PaymentStore {

  private final Map<PaymentId, Payment> payments = new ConcurrentHashMap<>();
  private volatile boolean broken;
  private boolean replaceFails;

  /** From now on nothing can be read or written. */
  public void breakDown() {
    broken = true;
  }

  /** From now on everything works again. */
  public void repair() {
    broken = false;
  }

  /** Forgets every payment. */
  public void clear() {
    payments.clear();
  }

  /** The next replacement is lost on its way; nothing is written. */
  public void failNextReplace() {
    replaceFails = true;
  }

  /** Every payment there is. */
  public List<Payment> all() {
    return List.copyOf(payments.values());
  }

  @Override
  public Insertion insert(Payment payment) {
    requireWorking();
    requireWholeMilliseconds(payment);
    Optional<Payment> stored = Optional.ofNullable(payments.putIfAbsent(payment.id(), payment));
    return stored.<Insertion>map(Insertion.AlreadyExists::new).orElseGet(Insertion.Inserted::new);
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    requireWorking();
    return Optional.ofNullable(payments.get(id));
  }

  @Override
  public synchronized Replacement replace(Payment next) {
    if (replaceFails) {
      replaceFails = false;
      throw new StoreUnavailable(new IllegalStateException("lost, as the test wants"));
    }
    requireWholeMilliseconds(next);
    Payment stored =
        find(next.id()).orElseThrow(() -> new IllegalStateException("never stored: " + next.id()));
    if (stored.version() != next.version() - 1) {
      return new Replacement.Overtaken(stored);
    }
    payments.put(next.id(), next);
    return new Replacement.Replaced();
  }

  private void requireWorking() {
    if (broken) {
      throw new StoreUnavailable(new IllegalStateException("broken by the test"));
    }
  }

  private static void requireWholeMilliseconds(Payment payment) {
    Stream.of(
            Stream.of(payment.terms().createdAt(), payment.terms().expiresAt()),
            payment.attempts().stream().map(Attempt::startedAt),
            payment.history().stream().map(HistoryEntry::at),
            payment.outbox().stream()
                .flatMap(
                    sent ->
                        Stream.concat(Stream.of(sent.createdAt()), sent.handedOverAt().stream())))
        .flatMap(times -> times)
        .forEach(InMemoryPaymentStore::requireWholeMilliseconds);
  }

  private static void requireWholeMilliseconds(Instant time) {
    if (!time.equals(Instant.ofEpochMilli(time.toEpochMilli()))) {
      throw new IllegalArgumentException("finer than a millisecond: " + time);
    }
  }
}
