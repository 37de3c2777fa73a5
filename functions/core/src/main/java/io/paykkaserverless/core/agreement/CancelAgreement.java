package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.agreement.AgreementResult.Done;
import io.paykkaserverless.core.agreement.AgreementResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.AgreementResult.NotConfirmed;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * Use case: an agreement ends. First here, so that nothing is charged from that moment on, then at
 * PayKKa, as often as it takes.
 */
public final class CancelAgreement {

  private static final Duration PAYKKA_LIMIT = Duration.ofSeconds(10);

  private final AgreementStore store;
  private final AgreementWriter writer;
  private final PaykkaCredentials paykka;
  private final Signals signals;

  public CancelAgreement(
      AgreementStore store, AgreementWriter writer, PaykkaCredentials paykka, Signals signals) {
    this.store = store;
    this.writer = writer;
    this.paykka = paykka;
    this.signals = signals;
  }

  /** Ends it. Safe to repeat, whatever came of it before. */
  public AgreementResult cancel(AgreementId id) {
    return store.find(id).map(this::cancel).orElseGet(NoSuchAgreement::new);
  }

  private AgreementResult cancel(Agreement seen) {
    Agreement stopped =
        writer.write(
            seen,
            agreement ->
                switch (agreement.state()) {
                  case ACTIVE, PAUSED, PAST_DUE, ENDED ->
                      Optional.of(agreement.in(AgreementState.CANCELING));
                  case CANCELING, CANCELED -> Optional.empty();
                });
    return stopped.state() == AgreementState.CANCELED ? new Done(stopped) : tellPaykka(stopped);
  }

  private AgreementResult tellPaykka(Agreement stopped) {
    return switch (paykka.cancel(stopped.credential().agreement(), PAYKKA_LIMIT)) {
      case EndingOutcome.Ended _ -> new Done(canceled(stopped));
      case EndingOutcome.Refused(var failure) ->
          failure.reason() == FailureReason.AGREEMENT_ENDED
              ? new Done(canceled(stopped))
              : notConfirmed(stopped, "refused with code " + failure.paykkaCode());
      case EndingOutcome.Unavailable(String cause) -> notConfirmed(stopped, cause);
    };
  }

  private Agreement canceled(Agreement stopped) {
    return writer.write(
        stopped,
        agreement ->
            agreement.state() == AgreementState.CANCELED
                ? Optional.empty()
                : Optional.of(agreement.in(AgreementState.CANCELED)));
  }

  private AgreementResult notConfirmed(Agreement stopped, String cause) {
    signals.raise(Signal.PAYKKA_ENDING_UNANSWERED, stopped.id() + " " + cause);
    return new NotConfirmed(stopped);
  }
}
