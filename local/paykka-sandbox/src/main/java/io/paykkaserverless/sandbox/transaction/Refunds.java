package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.timing.Timers;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Gives money back; the {@link Acquirer}'s counter for refunds. */
public final class Refunds {

  private final Ledger ledger;
  private final PaykkaNumbers numbers;
  private final Timers timers;
  private final Consumer<Report> reports;

  Refunds(Ledger ledger, PaykkaNumbers numbers, Timers timers, Consumer<Report> reports) {
    this.ledger = ledger;
    this.numbers = numbers;
    this.timers = timers;
    this.reports = reports;
  }

  /**
   * Accepts a refund: from now on its money can be given back to nobody else.
   *
   * @param course asked once, after it was accepted
   * @return the new refund; the one that already has this number, untouched, where there is one
   * @throws NotPossible when it is more than can be refunded
   */
  public Refund accept(RefundOrder order, Supplier<RefundCourse> course) throws NotPossible {
    Refund fresh = Refund.accepted(order, numbers.refundOrderId());
    Optional<Refund> present =
        ledger.addRefundUnlessPresent(fresh, it -> it.reserving(order.amount().minor()));
    return present.isPresent() ? present.get() : begun(fresh, course.get());
  }

  /** The refund with the merchant's number {@code refundTransId}. */
  public Optional<Refund> byTransId(String refundTransId) {
    return ledger.findRefund(it -> it.order().refundTransId().equals(refundTransId));
  }

  /** The refund with PayKKa's number {@code refundOrderId}. */
  public Optional<Refund> byOrderId(String refundOrderId) {
    return ledger.findRefund(it -> it.refundOrderId().equals(refundOrderId));
  }

  /** The refunds of a payment, oldest first. */
  public List<Refund> of(String transId) {
    return ledger.refundsOf(transId);
  }

  /** Ends an open refund; nothing where there is none with this number. */
  public Optional<Refund> decide(String refundTransId, boolean paid) {
    Optional<Refund> decided = step(refundTransId, it -> paid ? it.paid() : it.failed());
    decided.map(Report.OfRefund::new).ifPresent(reports);
    return decided;
  }

  private Refund begun(Refund fresh, RefundCourse course) {
    String number = fresh.order().refundTransId();
    Runnable decision = () -> decide(number, !course.failing());
    Refund answered =
        switch (course.answer()) {
          case DECIDED -> decide(number, !course.failing()).orElse(fresh);
          case PROCESSING -> fresh;
          case REVIEWING -> step(number, Refund::reviewed).orElse(fresh);
        };
    course.decidedAfter().ifPresent(delay -> timers.after(delay, decision));
    return answered;
  }

  private Optional<Refund> step(String refundTransId, UnaryOperator<Refund> step) {
    return ledger.stepRefund(refundTransId, step);
  }
}
