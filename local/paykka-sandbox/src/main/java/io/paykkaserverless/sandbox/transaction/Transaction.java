package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.ResultCode;
import io.paykkaserverless.sandbox.vault.Keepsake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param movements what the balances came from, oldest first
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
    Optional<Instant> finishedAt,
    List<Movement> movements) {

  public Transaction {
    movements = List.copyOf(movements);
  }

  /**
   * What the issuer will say, and when the money is taken.
   *
   * @param issuerSays the answer, once the shopper is authenticated where that is needed
   * @param captureDelay under automatic capture, how long after approval the money is taken; none
   *     for at once
   * @param authorisationLifetime how long after approval what was not taken is let go; none for
   *     never
   * @param keepsake what stays of it once it is approved
   */
  public record Plan(
      ResultCode issuerSays,
      Optional<Duration> captureDelay,
      Optional<Duration> authorisationLifetime,
      Optional<Keepsake> keepsake) {}

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
        Optional.empty(),
        List.of());
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

  /** Under automatic capture, the money that was not taken yet is. */
  Transaction capturedLater() {
    return status == Status.AUTHORIZED ? moved(balances.capturing(balances.ableToCapture())) : this;
  }

  /** The merchant takes this much, or all that is left where nothing is said. */
  Transaction capturing(Optional<Long> amount) throws NotPossible {
    long asked = amount.orElse(balances.ableToCapture());
    if (asked == 0 || asked > balances.ableToCapture()) {
      throw notPossible("capture", balances.ableToCapture());
    }
    return moved(balances.capturing(asked));
  }

  /** The merchant lets go what was not taken. */
  Transaction voiding() throws NotPossible {
    if (balances.ableToVoid() == 0) {
      throw notPossible("void", 0);
    }
    return moved(balances.voiding());
  }

  /** What was not taken in time is let go. */
  Transaction lapsed(Instant now) {
    boolean over =
        plan.authorisationLifetime()
            .flatMap(lifetime -> finishedAt.map(approved -> approved.plus(lifetime)))
            .filter(end -> !now.isBefore(end))
            .isPresent();
    return over && balances.ableToVoid() > 0 ? moved(balances.voiding()) : this;
  }

  /** A refund of this much is accepted. */
  Transaction reserving(long amount) throws NotPossible {
    if (amount > balances.ableToRefund()) {
      throw notPossible("refund", balances.ableToRefund());
    }
    return with(status, result, balances.reserving(amount), challenge, finishedAt);
  }

  /** A refund that was accepted ended; nothing where it is still open. */
  Transaction settling(Refund refund) {
    long amount = refund.order().amount().minor();
    return switch (refund.status()) {
      case PROCESSING, REVIEWING -> this;
      case SUCCESS -> moved(balances.refunding(amount));
      case FAILURE -> moved(balances.releasing(amount));
    };
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
        finishedAt,
        movements);
  }

  /** The same transaction as told by a PayKKa that gives out tokens late. */
  public Transaction withoutKeepsake() {
    return new Transaction(
        order,
        orderId,
        card,
        new Plan(
            plan.issuerSays(), plan.captureDelay(), plan.authorisationLifetime(), Optional.empty()),
        status,
        result,
        balances,
        challenge,
        finishedAt,
        movements);
  }

  /** What stays of it, since it is approved: a stored card, perhaps an agreement. */
  public Optional<Keepsake> kept() {
    return switch (status) {
      case AUTHORIZED, SUCCESS, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED ->
          plan.keepsake();
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
    if (!plan.issuerSays().isSuccess()) {
      return failed(plan.issuerSays(), after, now);
    }
    Transaction approved =
        with(
            Status.AUTHORIZED,
            result,
            Balances.authorized(order.amount().minor()),
            after,
            Optional.of(now));
    return order.capture() == Capture.MANUAL || plan.captureDelay().isPresent()
        ? approved
        : approved.capturedLater();
  }

  private Transaction moved(Balances after) {
    return with(after.status(), result, after, challenge, finishedAt);
  }

  private NotPossible notPossible(String what, long able) {
    return new NotPossible("able to " + what + " " + able + ", status " + status);
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
    List<Movement> all = new ArrayList<>(movements);
    all.addAll(Movement.between(balances, newBalances));
    return new Transaction(
        order,
        orderId,
        card,
        plan,
        newStatus,
        newResult,
        newBalances,
        newChallenge,
        newFinishedAt,
        all);
  }
}
