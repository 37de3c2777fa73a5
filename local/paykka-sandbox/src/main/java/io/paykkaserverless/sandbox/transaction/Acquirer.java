package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.timing.Timers;
import io.paykkaserverless.sandbox.vault.Vault;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Takes payments and settles them: with its {@link Refunds} the only place where transactions begin
 * and move.
 */
public final class Acquirer {

  /** Timers and clocks differ a little; a timer must not look before the clock says so. */
  private static final Duration TIMER_MARGIN = Duration.ofMillis(20);

  private final Ledger ledger = new Ledger();
  private final PaykkaNumbers numbers;
  private final InstantSource clock;
  private final Timers timers;
  private final URI baseUrl;
  private final Duration challengeLifetime;
  private final Vault vault;
  private final Consumer<Report> reports;
  private final Refunds refunds;

  /**
   * Starts with no transactions.
   *
   * @param baseUrl where challenge pages are reached
   * @param challengeLifetime how long a shopper may take over 3-D Secure
   * @param vault keeps what approved transactions leave behind
   * @param reports told of everything the merchant must hear of
   */
  public Acquirer(
      PaykkaNumbers numbers,
      InstantSource clock,
      Timers timers,
      URI baseUrl,
      Duration challengeLifetime,
      Vault vault,
      Consumer<Report> reports) {
    this.numbers = numbers;
    this.clock = clock;
    this.timers = timers;
    this.baseUrl = baseUrl;
    this.challengeLifetime = challengeLifetime;
    this.vault = vault;
    this.reports = reports;
    this.refunds = new Refunds(ledger, numbers, timers, reports);
  }

  /**
   * Charges a card at once, after a while, or once its owner passed 3-D Secure.
   *
   * @return the new transaction; the one that already has this {@code trans_id}, untouched, where
   *     there is one
   */
  public Transaction take(Charge charge) {
    Transaction received =
        Transaction.received(charge.order(), numbers.orderId(), charge.card(), charge.plan());
    Transaction fresh = started(charge, received);
    Optional<Transaction> present = ledger.addUnlessPresent(fresh, this::keep);
    if (present.isEmpty()) {
      begin(fresh, charge.decisionDelay());
    }
    return present.orElse(fresh);
  }

  private Transaction started(Charge charge, Transaction received) {
    if (charge.isChallenged()) {
      return received.challenged(openChallenge());
    }
    return charge.decisionDelay().isPresent() ? received : received.decided(clock.instant());
  }

  /** The transaction with the merchant's number {@code transId}. */
  public Optional<Transaction> byTransId(String transId) {
    return ledger.find(transId).map(this::upToDate);
  }

  /** The transaction with PayKKa's number {@code orderId}. */
  public Optional<Transaction> byOrderId(String orderId) {
    return ledger.findFirst(it -> it.orderId().equals(orderId)).map(this::upToDate);
  }

  /** The transaction whose challenge has this id. */
  public Optional<Transaction> byChallenge(String challengeId) {
    return ledger
        .findFirst(it -> it.challenge().filter(c -> c.id().equals(challengeId)).isPresent())
        .map(this::upToDate);
  }

  /** The shopper passed the challenge. Nothing happens where it is no longer open. */
  public void passChallenge(Transaction transaction) {
    step(transaction.order().transId(), it -> it.challengePassed(clock.instant()));
  }

  /** The shopper failed the challenge. Nothing happens where it is no longer open. */
  public void refuseChallenge(Transaction transaction) {
    step(transaction.order().transId(), it -> it.challengeRefused(clock.instant()));
  }

  /**
   * Takes money that was approved. Every call that is accepted takes money.
   *
   * @param amount minor units; none for all that is left
   * @param notifyUrl where this capture is reported; none for where the payment is
   * @throws NotPossible when it is more than can be taken
   */
  public void capture(String transId, Optional<Long> amount, Optional<URI> notifyUrl)
      throws NotPossible {
    Optional<Transaction> captured = ledger.step(transId, it -> it.capturing(amount));
    captured.ifPresent(
        it -> reports.accept(new Report.OfPayment(it, notifyUrl.or(it.order()::notifyUrl))));
  }

  /**
   * Lets go what was approved and not taken.
   *
   * @throws NotPossible when there is nothing
   */
  public void voidRest(String transId) throws NotPossible {
    Optional<Transaction> voided = ledger.step(transId, Transaction::voiding);
    voided.map(Report.OfPayment::new).ifPresent(reports);
  }

  /** Where money is given back. */
  public Refunds refunds() {
    return refunds;
  }

  /** What moved, transaction by transaction, oldest first. */
  public List<Book> books() {
    return ledger.all().stream()
        .map(this::upToDate)
        .map(it -> Book.of(it, refunds.of(it.order().transId())))
        .toList();
  }

  private void begin(Transaction fresh, Optional<Duration> decisionDelay) {
    String transId = fresh.order().transId();
    if (fresh.isChallengeOpen()) {
      timers.after(challengeLifetime.plus(TIMER_MARGIN), () -> expire(transId));
    } else if (decisionDelay.isPresent()) {
      timers.after(decisionDelay.get(), () -> step(transId, it -> it.decided(clock.instant())));
    } else {
      report(fresh);
    }
  }

  private Challenge openChallenge() {
    String id = numbers.challengeId();
    return new Challenge(
        id,
        URI.create(baseUrl + "/3ds/" + id),
        clock.instant().plus(challengeLifetime),
        Challenge.State.OPEN);
  }

  /** Time may have passed faster than the timers, where a test sets the clock. */
  private Transaction upToDate(Transaction transaction) {
    return expire(transaction.order().transId()).orElse(transaction);
  }

  private Optional<Transaction> expire(String transId) {
    return step(transId, it -> it.expired(clock.instant()).lapsed(clock.instant()));
  }

  private Optional<Transaction> step(String transId, UnaryOperator<Transaction> step) {
    Optional<Transaction> changed =
        ledger.step(
            transId,
            it -> {
              Transaction after = step.apply(it);
              keep(after);
              return after;
            });
    changed.ifPresent(this::report);
    return changed;
  }

  /** Before anybody can read the token, it can be charged. */
  private void keep(Transaction transaction) {
    transaction.kept().ifPresent(vault::keep);
  }

  private void report(Transaction transaction) {
    String transId = transaction.order().transId();
    if (transaction.status() == Status.AUTHORIZED) {
      transaction
          .plan()
          .authorisationLifetime()
          .ifPresent(lifetime -> timers.after(lifetime.plus(TIMER_MARGIN), () -> expire(transId)));
    }
    if (transaction.awaitsCapture()) {
      timers.after(
          transaction.plan().captureDelay().orElse(Duration.ZERO),
          () -> step(transId, Transaction::capturedLater));
    }
    reports.accept(new Report.OfPayment(transaction));
  }
}
