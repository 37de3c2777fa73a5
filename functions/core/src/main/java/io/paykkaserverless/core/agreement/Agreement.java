package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.payment.ShopperReference;
import java.time.Instant;
import java.util.Optional;

/**
 * A shopper's consent to be charged again and again, as it is stored. Immutable; each change makes
 * the next version, which a conditional write stores or refuses.
 *
 * @param id its name; leads to the payment it began with
 * @param version 1 when opened, one more with each write
 * @param shopper who agreed
 * @param credential what PayKKa charges
 * @param card brand and last digits, where PayKKa told them
 * @param currency the first payment's
 * @param reference the first payment's; scheduled charges are called after it
 * @param openedAt when PayKKa's word for it came
 * @param state how it stands
 * @param plan its schedule and how far it got; nothing where the merchant's server charges
 * @param tellAgainAt when PayKKa is told of its end again; nothing before it was told in vain
 */
public record Agreement(
    AgreementId id,
    long version,
    ShopperReference shopper,
    AgreementCredential credential,
    Optional<CardSummary> card,
    CurrencyCode currency,
    String reference,
    Instant openedAt,
    AgreementState state,
    Optional<ChargePlan> plan,
    Optional<Instant> tellAgainAt) {

  public Agreement {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
  }

  /** An agreement of whose end PayKKa was never told in vain. */
  public Agreement(
      AgreementId id,
      long version,
      ShopperReference shopper,
      AgreementCredential credential,
      Optional<CardSummary> card,
      CurrencyCode currency,
      String reference,
      Instant openedAt,
      AgreementState state,
      Optional<ChargePlan> plan) {
    this(
        id,
        version,
        shopper,
        credential,
        card,
        currency,
        reference,
        openedAt,
        state,
        plan,
        Optional.empty());
  }

  /** The next version, in another state. */
  public Agreement in(AgreementState next) {
    return with(next, plan, tellAgainAt);
  }

  /** The next version, its schedule further on. */
  public Agreement with(ChargePlan next) {
    return with(state, Optional.of(next), tellAgainAt);
  }

  /** The next version, charged again from now on. */
  Agreement resumedWith(Optional<ChargePlan> next) {
    return with(AgreementState.ACTIVE, next, tellAgainAt);
  }

  /** The next version, after PayKKa did not confirm its end. */
  public Agreement toldInVain(Instant again) {
    return with(state, plan, Optional.of(again));
  }

  /** When the sweep must look at it; nothing while no charge is scheduled. */
  public Optional<Instant> dueAt() {
    return switch (state) {
      case ACTIVE -> plan.map(ChargePlan::nextLookAt);
      case CANCELING -> Optional.of(tellAgainAt.orElse(openedAt));
      case PAUSED, PAST_DUE, CANCELED, ENDED -> Optional.empty();
    };
  }

  private Agreement with(
      AgreementState nextState, Optional<ChargePlan> nextPlan, Optional<Instant> nextTelling) {
    return new Agreement(
        id,
        version + 1,
        shopper,
        credential,
        card,
        currency,
        reference,
        openedAt,
        nextState,
        nextPlan,
        nextTelling);
  }
}
