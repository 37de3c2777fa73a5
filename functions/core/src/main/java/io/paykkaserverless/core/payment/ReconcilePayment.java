package io.paykkaserverless.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: a payment is looked at although nobody called. Whatever is doubtful is asked of PayKKa,
 * whatever is over ends, and messages that may never have reached the queue are handed over again.
 * May be interrupted anywhere and run again.
 */
public final class ReconcilePayment {

  private static final Duration QUERY_LIMIT = Duration.ofSeconds(4);

  private final PaymentStore store;
  private final PaymentWriter writer;
  private final Inquiry inquiry;
  private final OperationInquiry operations;
  private final InstantSource clock;

  public ReconcilePayment(
      PaymentStore store,
      PaymentWriter writer,
      Inquiry inquiry,
      OperationInquiry operations,
      InstantSource clock) {
    this.store = store;
    this.writer = writer;
    this.inquiry = inquiry;
    this.operations = operations;
    this.clock = clock;
  }

  /** Does what is due on a payment now; nothing where nothing is. */
  public void look(PaymentId id) {
    store.find(id).ifPresent(this::look);
  }

  private void look(Payment payment) {
    if (isPast(payment.dueAt())) {
      lookAtWhatIsDue(payment);
    } else if (isPast(payment.listedAt())) {
      writer.lookedTooEarly(payment);
    }
  }

  private void lookAtWhatIsDue(Payment payment) {
    boolean messages = isPast(DueTime.notification(payment));
    Payment asked = asked(payment, Speaker.PAYKKA_QUERY_BY_SWEEP);
    if (messages) {
      writer.requeue(asked);
    }
    Payment ended = isPast(DueTime.expiry(asked)) ? expire(asked) : asked;
    if (isPast(DueTime.authorisationEndingSoon(ended))) {
      writer.callForAttention(ended);
    } else if (ended.version() == payment.version()) {
      writer.lookedInVain(ended);
    }
  }

  /**
   * The payment as it stands, after asking PayKKa where the sweep would do so by now. What was
   * asked in vain is not asked again before its next time, however often it is looked at.
   */
  public Payment repaired(Payment payment) {
    if (!isPast(DueTime.inquiry(payment)) && !isPast(DueTime.operations(payment))) {
      return payment;
    }
    Payment asked = asked(payment, Speaker.PAYKKA_QUERY_ON_VIEW);
    return asked.version() == payment.version() ? writer.lookedInVain(asked).payment() : asked;
  }

  /**
   * Asks PayKKa at once, however often, about the attempt that is in doubt; else about the approved
   * one, else about the latest. Then about every refund that is under way; captures and voids show
   * in the attempt. Nothing where there is no such payment.
   */
  public Optional<Payment> recheck(PaymentId id) {
    return store.find(id).map(this::recheck);
  }

  private Payment recheck(Payment payment) {
    Speaker who = Speaker.PAYKKA_QUERY_ON_RECHECK;
    Optional<Attempt> attempt =
        payment.doubtful().or(payment::approvedAttempt).or(payment::latestAttempt);
    Payment asked = attempt.map(it -> ask(payment, it, who)).orElse(payment);
    return operations.askAboutAll(asked, attempt.map(Attempt::id), QUERY_LIMIT, who);
  }

  /** After asking about whatever is due. */
  private Payment asked(Payment payment, Speaker who) {
    Optional<Attempt> doubtful =
        isPast(DueTime.inquiry(payment)) ? payment.doubtful() : Optional.empty();
    Payment asked = doubtful.map(it -> ask(payment, it, who)).orElse(payment);
    return isPast(DueTime.operations(payment))
        ? operations.askAboutAll(asked, doubtful.map(Attempt::id), QUERY_LIMIT, who)
        : asked;
  }

  private Payment ask(Payment payment, Attempt attempt, Speaker who) {
    return inquiry.ask(payment, attempt.id(), QUERY_LIMIT, who);
  }

  /** PayKKa has the last word on a payment that somebody tried to pay. */
  private Payment expire(Payment payment) {
    Payment last =
        payment
            .latestAttempt()
            .map(attempt -> ask(payment, attempt, Speaker.PAYKKA_QUERY_BY_SWEEP))
            .orElse(payment);
    return writer.expire(last).payment();
  }

  private boolean isPast(Optional<Instant> due) {
    return due.filter(at -> !at.isAfter(clock.instant())).isPresent();
  }
}
