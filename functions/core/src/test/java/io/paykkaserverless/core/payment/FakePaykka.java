package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PayKKa that keeps transactions and answers as a test tells it to. What it knows is what was
 * really charged; what it answers may be less.
 */
public final class FakePaykka implements PaykkaGateway, PaykkaCredentials, PaykkaApplePay {

  /** How the next initiations go. */
  public enum Mood {
    APPROVES,
    AUTHORIZES_ONLY,
    WANTS_3DS,
    STAYS_PROCESSING,
    DECLINES,
    SAYS_IT_WAS_NOT_PROCESSED,
    REFUSES,
    LOSES_THE_ANSWER_AFTER_CHARGING,
    NEVER_GETS_THE_REQUEST,
    ANSWERS_FOR_ANOTHER_AMOUNT,
    NAMES_NO_TOKEN_IN_ITS_ANSWER,
    SAYS_THE_AGREEMENT_IS_OVER
  }

  private final Map<String, TransactionReport> transactions = new LinkedHashMap<>();
  private final List<Initiation> initiations = new ArrayList<>();
  private Mood mood = Mood.APPROVES;
  private boolean answersQueries = true;
  private int queries;
  private final List<String> ended = new ArrayList<>();
  private Optional<EndingOutcome> endingOutcome = Optional.empty();
  private SessionOutcome sessionOutcome = new SessionOutcome.Opened("{\"session\":1}");
  private final List<String> sessions = new ArrayList<>();
  private Runnable beforeAnswering = () -> {};

  public FakePaykka mood(Mood next) {
    mood = next;
    return this;
  }

  /** Lets something happen while PayKKa is being asked to take a payment. */
  public FakePaykka beforeAnswering(Runnable action) {
    beforeAnswering = action;
    return this;
  }

  public void answerQueries() {
    answersQueries = true;
  }

  public void stopAnsweringQueries() {
    answersQueries = false;
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    initiations.add(initiation);
    InitiationOutcome outcome = outcome(initiation);
    beforeAnswering.run();
    return outcome;
  }

  private InitiationOutcome outcome(Initiation initiation) {
    return switch (mood) {
      case APPROVES -> reported(initiation, TransactionStatus.SUCCESS);
      case AUTHORIZES_ONLY -> reported(initiation, TransactionStatus.AUTHORIZED);
      case WANTS_3DS, STAYS_PROCESSING -> reported(initiation, TransactionStatus.PROCESSING);
      case DECLINES, SAYS_IT_WAS_NOT_PROCESSED -> reported(initiation, TransactionStatus.FAILURE);
      case REFUSES ->
          new InitiationOutcome.Refused(new Failure(FailureReason.CARD_DATA_EXPIRED, "2005"));
      case LOSES_THE_ANSWER_AFTER_CHARGING -> {
        reported(initiation, TransactionStatus.SUCCESS);
        yield new InitiationOutcome.Unknown("timed out");
      }
      case NEVER_GETS_THE_REQUEST -> new InitiationOutcome.Unknown("not connected");
      case SAYS_THE_AGREEMENT_IS_OVER ->
          new InitiationOutcome.Refused(new Failure(FailureReason.AGREEMENT_ENDED, "2016"));
      case NAMES_NO_TOKEN_IN_ITS_ANSWER ->
          new InitiationOutcome.Reported(
              withoutCredential(charge(initiation, TransactionStatus.SUCCESS)));
      case ANSWERS_FOR_ANOTHER_AMOUNT -> {
        TransactionReport charged = charge(initiation, TransactionStatus.SUCCESS);
        yield new InitiationOutcome.Reported(withAmount(charged, Money.of(1, "EUR")));
      }
    };
  }

  private InitiationOutcome reported(Initiation initiation, TransactionStatus status) {
    return new InitiationOutcome.Reported(charge(initiation, status));
  }

  private TransactionReport charge(Initiation initiation, TransactionStatus status) {
    TransactionReport report =
        new TransactionReport(
            initiation.attempt().transId(),
            Optional.of(Payments.MERCHANT),
            Optional.of(initiation.terms().amount()),
            Optional.of(new PaykkaOrderId("GW" + (1000 + transactions.size()))),
            status,
            status == TransactionStatus.FAILURE ? Optional.of(failure()) : Optional.empty(),
            mood == Mood.WANTS_3DS ? Optional.of(Payments.AUTHENTICATION_URL) : Optional.empty(),
            Optional.of(Payments.CARD),
            initiation.terms().kind().shopper(),
            initiation.terms().kind().storesCard() ? Optional.of(Payments.TOKEN) : Optional.empty(),
            initiation.terms().kind() instanceof PaymentKind.FirstRecurring
                ? Optional.of(Payments.PAYKKA_AGREEMENT)
                : Optional.empty(),
            balances(status, initiation.terms().amount()));
    transactions.put(report.transId(), report);
    return report;
  }

  private Failure failure() {
    return mood == Mood.SAYS_IT_WAS_NOT_PROCESSED
        ? new Failure(FailureReason.NOT_PROCESSED, "999999")
        : Payments.FAILURE;
  }

  private static TransactionReport withoutCredential(TransactionReport report) {
    return new TransactionReport(
        report.transId(),
        report.merchantId(),
        report.amount(),
        report.orderId(),
        report.status(),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        Optional.empty(),
        Optional.empty(),
        report.balances());
  }

  /** How requests to end something go from now on; without it they succeed. */
  public void answerEndings(EndingOutcome outcome) {
    endingOutcome = Optional.of(outcome);
  }

  /** What PayKKa was asked to end, in order: tokens and agreements. */
  public List<String> ended() {
    return List.copyOf(ended);
  }

  @Override
  public EndingOutcome remove(CardToken token, ShopperReference shopper, Duration limit) {
    ended.add(token.value());
    return endingOutcome.orElseGet(EndingOutcome.Ended::new);
  }

  @Override
  public EndingOutcome cancel(RecurringAgreementId agreement, Duration limit) {
    ended.add(agreement.value());
    return endingOutcome.orElseGet(EndingOutcome.Ended::new);
  }

  /** How requests for an Apple Pay session go from now on. */
  public void answerSessions(SessionOutcome outcome) {
    sessionOutcome = outcome;
  }

  /** The domains that sessions were asked for, in order. */
  public List<String> sessions() {
    return List.copyOf(sessions);
  }

  @Override
  public SessionOutcome openSession(String domain, Optional<String> displayName, Duration limit) {
    sessions.add(domain);
    return sessionOutcome;
  }

  @Override
  public synchronized QueryOutcome query(AttemptId attempt, Duration limit) {
    queries++;
    if (!answersQueries) {
      return new QueryOutcome.Unavailable("timed out");
    }
    TransactionReport report = transactions.get(attempt.transId());
    return report == null
        ? new QueryOutcome.NoSuchTransaction()
        : new QueryOutcome.Reported(report);
  }

  /** The transaction moves on at PayKKa; nobody is told by that. */
  public synchronized TransactionReport becomes(AttemptId attempt, TransactionStatus status) {
    TransactionReport old = report(attempt);
    return becomes(old, status, balances(status, old.amount().orElseThrow()));
  }

  /** The transaction moves on at PayKKa, to these balances; nobody is told by that. */
  public synchronized TransactionReport becomes(
      AttemptId attempt, TransactionStatus status, Balances balances) {
    return becomes(report(attempt), status, Optional.of(balances));
  }

  private TransactionReport becomes(
      TransactionReport old, TransactionStatus status, Optional<Balances> balances) {
    TransactionReport next =
        new TransactionReport(
            old.transId(),
            old.merchantId(),
            old.amount(),
            old.orderId(),
            status,
            status == TransactionStatus.FAILURE ? Optional.of(Payments.FAILURE) : Optional.empty(),
            Optional.<URI>empty(),
            old.card(),
            old.shopper(),
            old.token(),
            old.agreement(),
            balances);
    transactions.put(old.transId(), next);
    return next;
  }

  /** The attempt that PayKKa knows under its own number. */
  public synchronized AttemptId attempt(PaykkaOrderId order) {
    return transactions.values().stream()
        .filter(report -> report.orderId().equals(Optional.of(order)))
        .findFirst()
        .flatMap(report -> AttemptId.parse(report.transId()))
        .orElseThrow();
  }

  /** What the status tells of the money, where it does. */
  private static Optional<Balances> balances(TransactionStatus status, Money amount) {
    long all = amount.minor();
    return switch (status) {
      case AUTHORIZED -> Optional.of(new Balances(all, 0, 0, 0));
      case SUCCESS -> Optional.of(new Balances(all, all, 0, 0));
      case CANCELED -> Optional.of(new Balances(all, 0, all, 0));
      case PROCESSING, FAILURE, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED ->
          Optional.empty();
    };
  }

  /** Whether a request about the attempt ever arrived. */
  public synchronized boolean knows(AttemptId attempt) {
    return transactions.containsKey(attempt.transId());
  }

  /** What PayKKa would report of the attempt now. */
  public synchronized TransactionReport report(AttemptId attempt) {
    return Optional.ofNullable(transactions.get(attempt.transId())).orElseThrow();
  }

  public static TransactionReport withAmount(TransactionReport report, Money amount) {
    return new TransactionReport(
        report.transId(),
        report.merchantId(),
        Optional.of(amount),
        report.orderId(),
        report.status(),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        report.balances());
  }

  public List<Initiation> initiations() {
    return List.copyOf(initiations);
  }

  public synchronized int queries() {
    return queries;
  }

  /** Transactions in which money was taken. */
  public long charges() {
    return transactions.values().stream()
        .filter(report -> report.status() == TransactionStatus.SUCCESS)
        .count();
  }
}
