package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.ResultCode;
import io.paykkaserverless.sandbox.vault.Keepsake;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One transaction at one moment. Immutable: each step makes the next one, or leaves things as they
 * are where the step does not apply.
 *
 * @param order what the merchant asked for
 * @param orderId PayKKa's number, {@code GW…}
 * @param card what may be told of the card; nothing where its number was no number
 * @param plan what will come of it
 * @param result {@code 0000} until it fails
 * @param finishedAt when it was approved or failed
 */
public record Transaction(
    Order order,
    String orderId,
    Optional<CardInfo> card,
    Plan plan,
    Status status,
    ResultCode result,
    Balances balances,
    Optional<Challenge> challenge,
    Optional<Instant> finishedAt) {

  /**
   * What the issuer will say, and when the money is taken.
   *
   * @param issuerSays the answer, once the shopper is authenticated where that is needed
   * @param captureDelay under automatic capture, how long after approval the money is taken; none
   *     for at once
   * @param keepsake what stays of it once it is approved
   */
  public record Plan(
      ResultCode issuerSays, Optional<Duration> captureDelay, Optional<Keepsake> keepsake) {}

  static Transaction received(Order order, String orderId, Optional<CardInfo> card, Plan plan) {
    return new Transaction(
        order,
        orderId,
        card,
        plan,
        Status.PROCESSING,
        ResultCode.SUCCESS,
        Balances.NONE,
        Optional.empty(),
        Optional.empty());
  }

  Transaction challenged(Challenge open) {
    return with(status, result, balances, Optional.of(open), finishedAt);
  }

  /** The issuer answers, with nothing in between. */
  Transaction decided(Instant now) {
    return status == Status.PROCESSING ? issuerAnswers(challenge, now) : this;
  }

  Transaction challengePassed(Instant now) {
    return isChallengeOpen() ? issuerAnswers(challengeIn(Challenge.State.PASSED), now) : this;
  }

  Transaction challengeRefused(Instant now) {
    return isChallengeOpen()
        ? failed(ResultCode.AUTHENTICATION_FAILED, challengeIn(Challenge.State.REFUSED), now)
        : this;
  }

  Transaction expired(Instant now) {
    return challenge.filter(open -> open.hasRunOut(now)).isPresent()
        ? failed(ResultCode.AUTHENTICATION_EXPIRED, challengeIn(Challenge.State.EXPIRED), now)
        : this;
  }

  /** The money is taken, all of it. */
  Transaction captured() {
    return status == Status.AUTHORIZED
        ? with(
            Status.SUCCESS,
            result,
            Balances.captured(order.amount().minor()),
            challenge,
            finishedAt)
        : this;
  }

  /** The same transaction with an amount that is not true, for webhooks that lie. */
  public Transaction withAmount(Money other) {
    return new Transaction(
        order.withAmount(other),
        orderId,
        card,
        plan,
        status,
        result,
        balances,
        challenge,
        finishedAt);
  }

  /** The same transaction as told by a PayKKa that gives out tokens late. */
  public Transaction withoutKeepsake() {
    return new Transaction(
        order,
        orderId,
        card,
        new Plan(plan.issuerSays(), plan.captureDelay(), Optional.empty()),
        status,
        result,
        balances,
        challenge,
        finishedAt);
  }

  /** What stays of it, since it is approved: a stored card, perhaps an agreement. */
  public Optional<Keepsake> kept() {
    return switch (status) {
      case AUTHORIZED, SUCCESS -> plan.keepsake();
      case PROCESSING, FAILURE -> Optional.empty();
    };
  }

  public boolean isChallengeOpen() {
    return challenge.filter(it -> it.state() == Challenge.State.OPEN).isPresent();
  }

  /** Whether the money will be taken later without anybody asking. */
  boolean awaitsCapture() {
    return status == Status.AUTHORIZED && order.capture() == Capture.AUTOMATIC;
  }

  private Transaction issuerAnswers(Optional<Challenge> after, Instant now) {
    long amount = order.amount().minor();
    if (!plan.issuerSays().isSuccess()) {
      return failed(plan.issuerSays(), after, now);
    }
    return order.capture() == Capture.MANUAL || plan.captureDelay().isPresent()
        ? with(Status.AUTHORIZED, result, Balances.authorized(amount), after, Optional.of(now))
        : with(Status.SUCCESS, result, Balances.captured(amount), after, Optional.of(now));
  }

  private Transaction failed(ResultCode why, Optional<Challenge> after, Instant now) {
    return with(Status.FAILURE, why, Balances.NONE, after, Optional.of(now));
  }

  private Optional<Challenge> challengeIn(Challenge.State state) {
    return challenge.map(it -> it.in(state));
  }

  private Transaction with(
      Status newStatus,
      ResultCode newResult,
      Balances newBalances,
      Optional<Challenge> newChallenge,
      Optional<Instant> newFinishedAt) {
    return new Transaction(
        order, orderId, card, plan, newStatus, newResult, newBalances, newChallenge, newFinishedAt);
  }
}
