package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.agreement.ChargeResult.Charged;
import io.paykkaserverless.core.agreement.ChargeResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.ChargeResult.NotActive;
import io.paykkaserverless.core.agreement.ChargeResult.PeriodReused;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentStore.Insertion;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Use case: the card of an agreement is charged once more, without its owner. The payment's id
 * follows from agreement and period, so a scheduler that runs twice charges once.
 */
public final class ChargeAgreement {

  /** Longer than the longest grace, within which a declined charge may be tried again. */
  private static final Duration LIFETIME = Duration.ofDays(Schedule.GRACE_DAYS_MAX + 2L);

  private final AgreementStore agreements;
  private final AgreementWriter writer;
  private final PaymentStore payments;
  private final RunAttempt attempts;
  private final InstantSource clock;

  public ChargeAgreement(
      AgreementStore agreements,
      AgreementWriter writer,
      PaymentStore payments,
      RunAttempt attempts,
      InstantSource clock) {
    this.agreements = agreements;
    this.writer = writer;
    this.payments = payments;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** Charges, or says how the period's charge stands. */
  public ChargeResult charge(ChargeCommand command) {
    Optional<Agreement> found = agreements.find(command.agreement());
    if (found.isEmpty()) {
      return new NoSuchAgreement();
    }
    Agreement agreement = found.get();
    Payment fresh = payment(agreement, command);
    if (!agreement.state().mayBeCharged()) {
      // What was charged before can still be asked after.
      return payments
          .find(fresh.id())
          .<ChargeResult>map(stored -> asked(stored, fresh))
          .orElseGet(() -> new NotActive(agreement));
    }
    return switch (payments.insert(fresh)) {
      case Insertion.Inserted _ -> new Charged(run(fresh, agreement, command), false);
      case Insertion.AlreadyExists(Payment stored) -> {
        boolean same = stored.terms().fingerprint().equals(fresh.terms().fingerprint());
        yield same
            ? new Charged(run(stored, agreement, command), true)
            : new PeriodReused(attempts.lookAgain(stored));
      }
    };
  }

  /** How the period's charge stands, PayKKa asked where that is open. Charges nothing. */
  Optional<Payment> look(AgreementId agreement, ChargePeriod period) {
    return payments.find(PaymentId.ofCharge(agreement, period)).map(attempts::lookAgain);
  }

  private ChargeResult asked(Payment stored, Payment fresh) {
    Payment now = attempts.lookAgain(stored);
    boolean same = stored.terms().fingerprint().equals(fresh.terms().fingerprint());
    return same ? new Charged(now, true) : new PeriodReused(now);
  }

  private Payment run(Payment payment, Agreement agreement, ChargeCommand command) {
    Payment charged =
        attempts.run(
            payment,
            new RunAttempt.Means(
                command.speaker(),
                agreement.credential(),
                ShopperDevice.NONE,
                command.publicBaseUrl(),
                command.attemptsMaxFor(payment)));
    if (command.speaker() == Speaker.MERCHANT && charged.state().isApproved()) {
      passOver(agreement, command.period());
    }
    return charged;
  }

  /**
   * What the merchant's server charged ahead of the schedule is no longer what comes next. The last
   * period stays: the schedule is over when it was due, not before.
   */
  private void passOver(Agreement seen, ChargePeriod period) {
    writer.write(
        seen,
        current ->
            current
                .plan()
                .filter(plan -> current.state() == AgreementState.ACTIVE)
                .filter(plan -> plan.period().equals(period))
                .flatMap(ChargePlan::afterThisCharge)
                .map(current::with));
  }

  private Payment payment(Agreement agreement, ChargeCommand command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Terms terms =
        new Terms(
            command.amount(),
            command.reference(),
            command.description(),
            Optional.empty(),
            CaptureMethod.AUTOMATIC,
            AuthorisationType.FINAL_AUTH,
            ChallengeIndicator.AUTO,
            new PaymentKind.AgreementCharge(agreement.shopper(), agreement.id(), command.period()),
            command.fingerprint(),
            now,
            now.plus(LIFETIME));
    PaymentId id = PaymentId.ofCharge(agreement.id(), command.period());
    return Payment.created(id, terms, OrderDetails.NONE);
  }
}
