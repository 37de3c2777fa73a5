package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentArchive;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.payment.UseCases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A mistake made on purpose, between the use cases and the world, to see whether the stories notice
 * it. Each is one that payment systems have really made.
 */
enum Mistake {
  /** What all stories are told with but those that are told to see whether they notice. */
  NONE,
  /** A write goes through whatever others wrote meanwhile. */
  DROP_THE_CONDITIONAL_WRITE,
  /** A request to take money is sent again when its answer is late. */
  RESEND_ON_TIMEOUT,
  /** Whoever comes back from 3-D Secure has paid. */
  TRUST_THE_RETURN_URL,
  /** A capture, void or refund is sent without its amount being reserved first. */
  FORGET_THE_RESERVATION,
  /** The merchant is told before the change it is told of is written. */
  NOTIFY_BEFORE_COMMIT,
  /** What is finished leaves the payment, and the archive did not get it. */
  LOSE_WHAT_IS_ARCHIVED;

  /** The ports with the mistake in front of them. */
  Ports in(Ports ports) {
    return switch (this) {
      case NONE, TRUST_THE_RETURN_URL -> ports;
      case DROP_THE_CONDITIONAL_WRITE -> with(new Overwriting(ports.payments()), ports);
      case FORGET_THE_RESERVATION -> with(new Forgetful(ports.payments()), ports);
      case NOTIFY_BEFORE_COMMIT -> with(new Hasty(ports.payments(), ports.notifications()), ports);
      case LOSE_WHAT_IS_ARCHIVED -> with(new Leaking(ports.archive()), ports);
      case RESEND_ON_TIMEOUT -> with(new Impatient(ports.paykka()), ports);
    };
  }

  /** What else happens when a shopper comes back. */
  void cameBack(UseCases useCases, Payment payment, AttemptId attempt) {
    if (this == TRUST_THE_RETURN_URL && payment.state().isOpen()) {
      useCases.writer.observe(
          payment, attempt, Observation.of(Speaker.PAYKKA_QUERY_ON_RETURN, PaymentEvent.SUCCEEDED));
    }
  }

  private record Impatient(PaykkaGateway paykka) implements PaykkaGateway {

    @Override
    public InitiationOutcome initiate(Initiation initiation, Duration limit) {
      InitiationOutcome first = paykka.initiate(initiation, limit);
      return first instanceof InitiationOutcome.Unknown
          ? paykka.initiate(initiation, limit)
          : first;
    }

    @Override
    public QueryOutcome query(AttemptId attempt, Duration limit) {
      return paykka.query(attempt, limit);
    }
  }

  private record Leaking(PaymentArchive archive) implements PaymentArchive {

    @Override
    public void keepMessage(PaymentId payment, Terms terms, Notification message) {}

    @Override
    public void keepLines(PaymentId payment, Terms terms, List<HistoryEntry> lines) {
      archive.keepLines(payment, terms, lines);
    }

    @Override
    public void keepOperation(PaymentId payment, Terms terms, Operation operation, long version) {
      archive.keepOperation(payment, terms, operation, version);
    }

    @Override
    public Optional<Operation> operation(PaymentId payment, int number) {
      return archive.operation(payment, number);
    }

    @Override
    public Optional<Notification> message(PaymentId payment, NotificationId id) {
      return archive.message(payment, id);
    }

    @Override
    public Kept of(PaymentId payment) {
      return archive.of(payment);
    }
  }

  private record Overwriting(PaymentStore store) implements PaymentStore {

    @Override
    public Insertion insert(Payment payment) {
      return store.insert(payment);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return store.find(id);
    }

    @Override
    public Replacement replace(Payment next) {
      return store.replace(next) instanceof Replacement.Overtaken(Payment stored)
          ? store.replace(after(stored, next))
          : new Replacement.Replaced();
    }

    private static Payment after(Payment stored, Payment next) {
      return new Payment(
          next.id(),
          stored.version() + 1,
          next.terms(),
          next.details(),
          next.state(),
          next.looks(),
          next.needsAttention(),
          next.attempts(),
          next.books(),
          next.disputes(),
          next.history(),
          next.outbox(),
          next.archived(),
          next.listedAt());
    }
  }

  private record Forgetful(PaymentStore store) implements PaymentStore {

    @Override
    public Insertion insert(Payment payment) {
      return store.insert(payment);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return store.find(id);
    }

    @Override
    public Replacement replace(Payment next) {
      int reserved = find(next.id()).orElseThrow().books().count();
      return next.books().count() > reserved ? new Replacement.Replaced() : store.replace(next);
    }
  }

  private record Hasty(PaymentStore store, NotificationQueue queue) implements PaymentStore {

    @Override
    public Insertion insert(Payment payment) {
      return store.insert(payment);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return store.find(id);
    }

    @Override
    public Replacement replace(Payment next) {
      int known = find(next.id()).orElseThrow().lastSequence();
      next.outbox().stream()
          .filter(it -> it.sequence() > known)
          .forEach(it -> queue.announce(it.id()));
      return store.replace(next);
    }
  }

  private static Ports with(PaymentStore payments, Ports ports) {
    return with(payments, ports.paykka(), ports);
  }

  private static Ports with(PaykkaGateway paykka, Ports ports) {
    return with(ports.payments(), paykka, ports);
  }

  private static Ports with(PaymentArchive archive, Ports ports) {
    return with(ports.payments(), archive, ports.paykka(), ports);
  }

  private static Ports with(PaymentStore payments, PaykkaGateway paykka, Ports ports) {
    return with(payments, ports.archive(), paykka, ports);
  }

  private static Ports with(
      PaymentStore payments, PaymentArchive archive, PaykkaGateway paykka, Ports ports) {
    return new Ports(
        payments,
        archive,
        ports.agreements(),
        ports.storedCards(),
        ports.parkedEvents(),
        ports.deliveries(),
        ports.health(),
        ports.due(),
        ports.counters(),
        ports.notifications(),
        ports.retries(),
        paykka,
        ports.operations(),
        ports.credentials(),
        ports.applePay(),
        ports.endpoints(),
        ports.keys(),
        ports.reader(),
        ports.signals(),
        ports.pauses());
  }
}
