package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.payment.ShopperReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param outbox the notifications about it, oldest first: every one that was not handed over, and
 *     those of the others that {@link MessagesKept} keeps
 * @param handOverAt when those that were not handed over are given to the queue again; nothing
 *     where there are none
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
    Optional<Instant> tellAgainAt,
    List<Notification> outbox,
    Optional<Instant> handOverAt) {

  public Agreement {
    outbox = List.copyOf(outbox);
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
  }

  /** An agreement of whose end PayKKa was never told in vain, and that has no messages. */
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
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The next version, in another state. */
  public Agreement in(AgreementState next) {
    return next(next, plan, tellAgainAt);
  }

  /** The next version, its schedule further on. */
  public Agreement with(ChargePlan next) {
    return next(state, Optional.of(next), tellAgainAt);
  }

  /** The next version, charged again from now on. */
  Agreement resumedWith(Optional<ChargePlan> next) {
    return next(AgreementState.ACTIVE, next, tellAgainAt);
  }

  /** The next version, after PayKKa did not confirm its end. */
  public Agreement toldInVain(Instant again) {
    return next(state, plan, Optional.of(again));
  }

  /** This version, with a message of the change that it is. */
  public Agreement telling(Notification message) {
    Instant first = HandOverTimes.first(message);
    return with(
        version,
        Stream.concat(outbox.stream(), Stream.of(message)).toList(),
        handOverAt.filter(before -> before.isBefore(first)).or(() -> Optional.of(first)));
  }

  /** The next version, with one message of the outbox handed over. */
  Agreement withHandedOver(NotificationId message, Instant at) {
    List<Notification> marked =
        outbox.stream().map(old -> old.id().equals(message) ? old.handedOver(at) : old).toList();
    return with(
        version + 1,
        marked,
        handOverAt.filter(_ -> !marked.stream().allMatch(Notification::isHandedOver)));
  }

  /** The next version, whose waiting messages were given to the queue again. */
  Agreement requeued(Instant now) {
    return with(version + 1, outbox, HandOverTimes.next(waiting(), now));
  }

  /** The messages that nobody has taken from the outbox yet, oldest first. */
  public List<Notification> waiting() {
    return outbox.stream().filter(message -> !message.isHandedOver()).toList();
  }

  /**
   * How many messages there were so far, those that are not kept included: the latest is always
   * kept.
   */
  public int lastSequence() {
    return outbox.isEmpty() ? 0 : outbox.getLast().sequence();
  }

  /** Whether nothing has changed since {@code before} but what became of messages. */
  boolean standsAs(Agreement before) {
    return state == before.state
        && plan.equals(before.plan)
        && tellAgainAt.equals(before.tellAgainAt);
  }

  /** When the sweep must look at it; nothing while no charge is scheduled and no message waits. */
  public Optional<Instant> dueAt() {
    return Stream.of(actAt(), handOverAt).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** When it is to be charged, or PayKKa told of its end. */
  Optional<Instant> actAt() {
    return switch (state) {
      case ACTIVE -> plan.map(ChargePlan::nextLookAt);
      case CANCELING -> Optional.of(tellAgainAt.orElse(openedAt));
      case PAUSED, PAST_DUE, CANCELED, ENDED -> Optional.empty();
    };
  }

  private Agreement next(
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
        nextTelling,
        outbox,
        handOverAt);
  }

  private Agreement with(
      long itsVersion, List<Notification> messages, Optional<Instant> handingOver) {
    return new Agreement(
        id,
        itsVersion,
        shopper,
        credential,
        card,
        currency,
        reference,
        openedAt,
        state,
        plan,
        tellAgainAt,
        MessagesKept.of(messages),
        handingOver);
  }
}
