package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.agreement.AgreementResult.Done;
import io.paykkaserverless.core.agreement.AgreementResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.AgreementResult.NotPossible;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: the merchant pauses an agreement, and lets it go on. */
public final class PauseAgreement {

  private final AgreementStore store;
  private final AgreementWriter writer;
  private final InstantSource clock;

  public PauseAgreement(AgreementStore store, AgreementWriter writer, InstantSource clock) {
    this.store = store;
    this.writer = writer;
    this.clock = clock;
  }

  /** From now on nothing is charged. A charge under way goes on. */
  public AgreementResult pause(AgreementId id) {
    return store.find(id).map(this::pause).orElseGet(NoSuchAgreement::new);
  }

  /** Charges go on with the first one due from now on; what was missed is left out. */
  public AgreementResult resume(AgreementId id) {
    return store.find(id).map(this::resume).orElseGet(NoSuchAgreement::new);
  }

  private AgreementResult pause(Agreement seen) {
    Agreement now =
        writer.write(
            seen,
            agreement ->
                switch (agreement.state()) {
                  case ACTIVE, PAST_DUE -> Optional.of(agreement.in(AgreementState.PAUSED));
                  case PAUSED, CANCELING, CANCELED, ENDED -> Optional.empty();
                });
    return now.state() == AgreementState.PAUSED ? new Done(now) : new NotPossible(now);
  }

  private AgreementResult resume(Agreement seen) {
    Agreement now =
        writer.write(
            seen,
            agreement ->
                switch (agreement.state()) {
                  case PAUSED, PAST_DUE -> Optional.of(resumed(agreement));
                  case ACTIVE, CANCELING, CANCELED, ENDED -> Optional.empty();
                });
    return switch (now.state()) {
      case ACTIVE, ENDED -> new Done(now);
      case PAUSED, PAST_DUE, CANCELING, CANCELED -> new NotPossible(now);
    };
  }

  private Agreement resumed(Agreement agreement) {
    Optional<ChargePlan> plan = agreement.plan().flatMap(known -> known.after(clock.instant()));
    boolean over = agreement.plan().isPresent() && plan.isEmpty();
    return over ? agreement.in(AgreementState.ENDED) : agreement.resumedWith(plan);
  }
}
