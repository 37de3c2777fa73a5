package io.paykkaserverless.core.sweep;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargeDueAgreement;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Use case: a look at what is due. One item that fails does not keep the others from being looked
 * at; what is not done this time is due next time.
 */
public final class Sweep {

  private final DueIndex due;
  private final ChargeDueAgreement agreements;
  private final int itemsMax;
  private final Signals signals;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param itemsMax how many items one run looks at
   */
  public Sweep(
      DueIndex due,
      ChargeDueAgreement agreements,
      int itemsMax,
      Signals signals,
      InstantSource clock) {
    this.due = due;
    this.agreements = agreements;
    this.itemsMax = itemsMax;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param agreements how many agreements were looked at
   * @param failed how many of them could not be dealt with
   */
  public record Report(int agreements, int failed) {}

  /**
   * Looks at what is due.
   *
   * @param until no further item is begun after this moment
   */
  public Report run(Instant until) {
    int looked = 0;
    int failed = 0;
    for (AgreementId agreement : due.agreements(clock.instant(), itemsMax)) {
      if (!clock.instant().isBefore(until)) {
        break;
      }
      looked++;
      failed += look(agreement) ? 0 : 1;
    }
    return new Report(looked, failed);
  }

  private boolean look(AgreementId agreement) {
    try {
      agreements.look(agreement);
      return true;
    } catch (RuntimeException e) {
      signals.raise(Signal.SWEEP_ITEM_FAILED, agreement + " " + e.getClass().getSimpleName());
      return false;
    }
  }
}
