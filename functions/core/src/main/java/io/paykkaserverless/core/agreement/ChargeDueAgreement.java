package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Use case: the sweep found an agreement that is due. Gives messages to the queue again that nobody
 * has taken, charges what the schedule says, tries a declined charge again as it says, and moves
 * the schedule on. May be interrupted anywhere and run again: the charge of a period is one
 * payment, and each try of it one attempt.
 */
public final class ChargeDueAgreement {

  private static final Duration STILL_OPEN = Duration.ofMinutes(15);
  private static final Duration TELL_AGAIN = Duration.ofHours(1);
  private static final int REFERENCE_LENGTH_MAX = 64;

  private final AgreementStore store;
  private final AgreementWriter writer;
  private final ChargeAgreement charge;
  private final CancelAgreement cancel;
  private final URI publicBaseUrl;
  private final Signals signals;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param publicBaseUrl where our API is reached from outside, without a slash at the end
   */
  public ChargeDueAgreement(
      AgreementStore store,
      AgreementWriter writer,
      ChargeAgreement charge,
      CancelAgreement cancel,
      URI publicBaseUrl,
      Signals signals,
      InstantSource clock) {
    this.store = store;
    this.writer = writer;
    this.charge = charge;
    this.cancel = cancel;
    this.publicBaseUrl = publicBaseUrl;
    this.signals = signals;
    this.clock = clock;
  }

  /** Does what is due on an agreement now; nothing where nothing is. */
  public void look(AgreementId id) {
    store.find(id).ifPresent(this::look);
  }

  /** Messages first: they do not depend on how PayKKa is. */
  private void look(Agreement agreement) {
    if (isPast(agreement.handOverAt())) {
      writer.requeue(agreement);
    }
    if (isPast(agreement.actAt())) {
      act(agreement);
    }
  }

  private void act(Agreement agreement) {
    switch (agreement.state()) {
      case ACTIVE -> charge(agreement, agreement.plan().orElseThrow());
      case CANCELING -> end(agreement.id());
      case PAUSED, PAST_DUE, CANCELED, ENDED -> {}
    }
  }

  /** What PayKKa refuses to end must not keep the sweep from all that is due after it. */
  private void end(AgreementId id) {
    if (cancel.cancel(id) instanceof AgreementResult.NotConfirmed(Agreement unconfirmed)) {
      Instant again = in(TELL_AGAIN);
      moveOn(unconfirmed, agreement -> agreement.toldInVain(again));
    }
  }

  private void charge(Agreement agreement, ChargePlan plan) {
    if (!clock.instant().isBefore(plan.schedule().graceEnds(plan.number()))) {
      settle(agreement, plan);
      return;
    }
    switch (charge.charge(command(agreement, plan))) {
      case ChargeResult.Charged(Payment payment, boolean _) -> moveOn(agreement, plan, payment);
      case ChargeResult.PeriodReused(Payment payment) -> moveOn(agreement, plan, payment);
      case ChargeResult.NotActive _, ChargeResult.NoSuchAgreement _ -> {
        // Stopped while we looked; whoever did it has written that down.
      }
    }
  }

  /** The grace is over: nothing is charged, but what was charged before may have been paid. */
  private void settle(Agreement agreement, ChargePlan plan) {
    Optional<Payment> charged =
        charge
            .look(agreement.id(), plan.period())
            .filter(payment -> payment.state().isApproved() || payment.state().isOpen());
    if (charged.isPresent()) {
      moveOn(agreement, plan, charged.get());
    } else {
      signals.raise(Signal.AGREEMENT_PAST_DUE, agreement.id().value());
      moveOn(agreement, unpaid -> unpaid.in(AgreementState.PAST_DUE));
    }
  }

  private void moveOn(Agreement seen, ChargePlan plan, Payment payment) {
    moveOn(
        seen,
        switch (payment.state()) {
          case AUTHORIZED, PAID, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED ->
              plan.afterThisCharge()
                  .<UnaryOperator<Agreement>>map(next -> agreement -> agreement.with(next))
                  .orElse(agreement -> agreement.in(AgreementState.ENDED));
          case DECLINED, EXPIRED -> {
            ChargePlan next =
                isMadeUpFor(seen, plan, payment) ? soon(plan) : plan.declined(clock.instant());
            yield isOverAtPaykka(payment)
                ? agreement -> agreement.in(AgreementState.CANCELED)
                : agreement -> agreement.with(next);
          }
          case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN -> {
            ChargePlan open = soon(plan);
            yield agreement -> agreement.with(open);
          }
        });
  }

  private ChargePlan soon(ChargePlan plan) {
    return plan.lookedAtAgain(in(STILL_OPEN));
  }

  /** A try that was lost on its way to PayKKa is no decline: it is made once more, and soon. */
  private boolean isMadeUpFor(Agreement agreement, ChargePlan plan, Payment payment) {
    return payment
            .latestAttempt()
            .filter(attempt -> ChargeCommand.neverReached(payment, attempt))
            .isPresent()
        && command(agreement, plan).attemptsMaxFor(payment) > payment.attempts().size();
  }

  /**
   * Once, also where meanwhile a message was handed over, which says nothing of charges; where
   * somebody changed anything else, the next sweep looks again.
   */
  private void moveOn(Agreement seen, UnaryOperator<Agreement> move) {
    writer.write(
        seen,
        current -> current.standsAs(seen) ? Optional.of(move.apply(current)) : Optional.empty());
  }

  private static boolean isOverAtPaykka(Payment payment) {
    return payment
        .latestAttempt()
        .flatMap(attempt -> attempt.failure())
        .filter(failure -> failure.reason() == FailureReason.AGREEMENT_ENDED)
        .isPresent();
  }

  private ChargeCommand command(Agreement agreement, ChargePlan plan) {
    ChargePeriod period = plan.period();
    return new ChargeCommand(
        agreement.id(),
        period,
        plan.schedule().amount(),
        reference(agreement.reference(), period),
        Optional.empty(),
        Speaker.SWEEP,
        true,
        plan.tries() + 1,
        publicBaseUrl);
  }

  private static String reference(String first, ChargePeriod period) {
    String suffix = "/" + period;
    int length = Math.min(first.length(), REFERENCE_LENGTH_MAX - suffix.length());
    boolean splits = length < first.length() && Character.isLowSurrogate(first.charAt(length));
    return first.substring(0, splits ? length - 1 : length) + suffix;
  }

  private boolean isPast(Optional<Instant> due) {
    return due.filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  private Instant in(Duration wait) {
    return clock.instant().plus(wait).truncatedTo(ChronoUnit.MILLIS);
  }
}
