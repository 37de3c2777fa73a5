package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.InstrumentRefused;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.NoSuchPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Objection;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooLate;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import io.paykkaserverless.core.guard.AttemptGuard;
import io.paykkaserverless.core.guard.AttemptGuard.Stopped;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: the shopper pays. Where the payment can be tried and the instrument fits it, an attempt
 * is counted and made. Where an attempt is open already, PayKKa is at most asked how it stands:
 * whoever clicks twice pays once.
 */
public final class ConfirmPayment {

  private final PaymentStore store;
  private final StoredCardStore storedCards;
  private final AttemptGuard guard;
  private final RunAttempt attempts;
  private final int attemptsMax;
  private final Signals signals;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param attemptsMax how often one payment may be tried
   */
  public ConfirmPayment(
      PaymentStore store,
      StoredCardStore storedCards,
      AttemptGuard guard,
      RunAttempt attempts,
      int attemptsMax,
      Signals signals,
      InstantSource clock) {
    this.store = store;
    this.storedCards = storedCards;
    this.guard = guard;
    this.attempts = attempts;
    this.attemptsMax = attemptsMax;
    this.signals = signals;
    this.clock = clock;
  }

  /** Takes at most the sum of the limits' waits for PayKKa, plus what the store takes. */
  public ConfirmPaymentResult confirm(ConfirmPaymentCommand command) {
    Optional<Payment> found = store.find(command.payment());
    if (found.isEmpty()) {
      return new NoSuchPayment();
    }
    Payment payment = found.get();
    if (payment.state().isOpen() || payment.state().isApproved()) {
      return new Answered(attempts.lookAgain(payment));
    }
    Optional<Objection> objection = objectionTo(payment, command);
    if (objection.isPresent()) {
      return new InstrumentRefused(objection.get());
    }
    return over(payment).or(() -> stopped(payment, command)).orElseGet(() -> run(payment, command));
  }

  private ConfirmPaymentResult run(Payment payment, ConfirmPaymentCommand command) {
    Payment after =
        attempts.run(
            payment,
            new RunAttempt.Means(
                command.speaker(),
                command.instrument(),
                command.device(),
                command.publicBaseUrl(),
                attemptsMax));
    // Somebody else may have used the last attempt, or the last moment, since we looked.
    boolean untried =
        after.attempts().size() == payment.attempts().size() && !after.state().isApproved();
    return untried ? over(after).orElseGet(() -> new Answered(after)) : new Answered(after);
  }

  /** Tried as often, or lived as long, as it may. PayKKa is not asked. */
  private Optional<ConfirmPaymentResult> over(Payment payment) {
    Duration left = Duration.between(clock.instant(), payment.terms().expiresAt());
    if (!left.isPositive() || payment.state().allowsNoFurtherAttempt()) {
      return Optional.of(new TooLate(payment));
    }
    return payment.attempts().size() >= attemptsMax
        ? Optional.of(tooMany("payment " + payment.id(), left))
        : Optional.empty();
  }

  private Optional<ConfirmPaymentResult> stopped(Payment payment, ConfirmPaymentCommand command) {
    Optional<Stopped> stopped = guard.admit(payment, command.device().ipAddress());
    return stopped.map(stop -> tooMany(stop.limit() + " " + payment.id(), stop.retryAfter()));
  }

  private ConfirmPaymentResult tooMany(String subject, Duration retryAfter) {
    signals.raise(Signal.ATTEMPTS_LIMITED, subject);
    return new TooManyAttempts(retryAfter);
  }

  private Optional<Objection> objectionTo(Payment payment, ConfirmPaymentCommand command) {
    PaymentKind kind = payment.terms().kind();
    if (kind instanceof PaymentKind.AgreementCharge) {
      return Optional.of(Objection.CHARGED_BY_ITS_AGREEMENT);
    }
    return switch (command.instrument()) {
      case EncryptedCard _, PlainCard _ -> Optional.empty();
      case WalletToken _, DecryptedWallet _ ->
          kind.storesCard() ? Optional.of(Objection.ONLY_CARDS_CAN_BE_STORED) : Optional.empty();
      case CardToken token ->
          kind.storesCard()
              ? Optional.of(Objection.STORED_ALREADY)
              : objectionTo(token, kind, command.speaker());
      case AgreementCredential _ -> Optional.of(Objection.CHARGED_BY_ITS_AGREEMENT);
    };
  }

  /**
   * A browser may use only what we know to be its shopper's. The merchant's server may also bring
   * tokens that we never saw, from before this system was there; PayKKa knows whose they are.
   */
  private Optional<Objection> objectionTo(CardToken token, PaymentKind kind, Speaker speaker) {
    Optional<StoredCard> card = storedCards.find(token);
    boolean fits =
        card.isPresent()
            ? card.get().mayBeUsedBy(kind.shopper())
            : speaker == Speaker.MERCHANT && kind.shopper().isPresent();
    return fits ? Optional.empty() : Optional.of(Objection.NOT_A_CARD_OF_THIS_SHOPPER);
  }
}
