package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * PayKKa as it really is: takes payments, decides on them in its own time and tells of each step.
 */
final class SimulatedPaykka implements PaykkaGateway, PaykkaCredentials, PaykkaApplePay {

  /** What comes of a request to take a payment. */
  private enum Course {
    APPROVED,
    CHALLENGED,
    DECLINED,
    SLOW,
    REFUSED
  }

  private static final List<Course> WITH_SHOPPER =
      List.of(
          Course.APPROVED,
          Course.APPROVED,
          Course.APPROVED,
          Course.CHALLENGED,
          Course.CHALLENGED,
          Course.DECLINED,
          Course.SLOW,
          Course.REFUSED);
  private static final List<Course> WITHOUT_SHOPPER =
      List.of(Course.APPROVED, Course.APPROVED, Course.APPROVED, Course.DECLINED, Course.SLOW);

  private static final long CHALLENGE_MILLIS = 600_000;

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final Story story;
  private final Webhooks webhooks;
  private final boolean callsAPartSuccess;
  private final Map<AttemptId, Transaction> transactions = new LinkedHashMap<>();
  private final Map<PaymentId, AttemptId> approved = new HashMap<>();
  private final Set<PaymentId> contradicted = new HashSet<>();
  private final Set<PaymentId> corrected = new HashSet<>();
  private final Set<RecurringAgreementId> endedAgreements = new HashSet<>();
  private final Set<CardToken> removedTokens = new HashSet<>();
  private Consumer<Transaction> challenged = _ -> {};
  private Consumer<Transaction> portal = _ -> {};

  SimulatedPaykka(Agenda agenda, Chance chance, Weather weather, Story story, Webhooks webhooks) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    this.story = story;
    this.webhooks = webhooks;
    callsAPartSuccess = chance.oneIn(2);
  }

  /** From now on {@code shopper} is sent through 3-D Secure. */
  void sendsShoppersTo(Consumer<Transaction> shopper) {
    challenged = shopper;
  }

  /** From now on somebody works in PayKKa's portal. */
  void hasPortal(Consumer<Transaction> someone) {
    portal = someone;
  }

  Optional<Transaction> find(AttemptId attempt) {
    return Optional.ofNullable(transactions.get(attempt));
  }

  Collection<Transaction> all() {
    return transactions.values();
  }

  /**
   * Whether PayKKa said different things of a payment, or somebody moved its money behind our back:
   * then a person is called, rightly.
   */
  boolean contradicted(PaymentId payment) {
    return contradicted.contains(payment);
  }

  void contradict(PaymentId payment) {
    contradicted.add(payment);
  }

  /** Whether it took a failure back, so that two attempts may have taken money. */
  boolean corrected(PaymentId payment) {
    return corrected.contains(payment);
  }

  boolean hasRemoved(CardToken token) {
    return removedTokens.contains(token);
  }

  boolean hasEnded(RecurringAgreementId agreement) {
    return endedAgreements.contains(agreement);
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    PromiseBroken.unless(
        !transactions.containsKey(initiation.attempt()),
        "PayKKa got " + initiation.attempt() + " twice");
    boolean ended =
        initiation.instrument() instanceof AgreementCredential credential
            && endedAgreements.contains(credential.agreement());
    boolean removed =
        initiation.instrument() instanceof CardToken token && removedTokens.contains(token);
    if (ended || removed) {
      return new InitiationOutcome.Refused(
          new Failure(
              ended ? FailureReason.AGREEMENT_ENDED : FailureReason.CARD_DATA_EXPIRED,
              ended ? "2016" : "2005"));
    }
    boolean shopper = !(initiation.instrument() instanceof AgreementCredential);
    Course course = chance.of(shopper ? WITH_SHOPPER : WITHOUT_SHOPPER);
    if (course == Course.REFUSED) {
      return new InitiationOutcome.Refused(new Failure(FailureReason.CARD_DATA_EXPIRED, "2005"));
    }
    return new InitiationOutcome.Reported(begun(initiation, course).report(tellsBalances()));
  }

  private Transaction begun(Initiation initiation, Course course) {
    Transaction fresh = new Transaction(initiation, transactions.size(), callsAPartSuccess);
    transactions.put(initiation.attempt(), fresh);
    story.add(() -> agenda.instant() + " PayKKa takes up " + initiation.attempt() + ": " + course);
    switch (course) {
      case APPROVED -> approve(fresh);
      case CHALLENGED -> challenge(fresh);
      case DECLINED -> fail(fresh);
      case SLOW -> agenda.in(slowly(2_000, 3_600_000), () -> decide(fresh, chance.oneIn(2)));
      case REFUSED -> throw new IllegalStateException("what is refused does not begin");
    }
    return fresh;
  }

  /** Whether nobody does anything any more that the functions did not ask for. */
  boolean isCalm() {
    return weather.isOver();
  }

  /** Time to decide; in the end, when nothing goes wrong any more, none. */
  long slowly(long least, long most) {
    return weather.isOver() ? 0 : chance.mostlyLittle(least, most);
  }

  private void challenge(Transaction transaction) {
    transaction.challenge();
    agenda.in(CHALLENGE_MILLIS, () -> decide(transaction, false));
    challenged.accept(transaction);
  }

  /** The issuer has decided, or the shopper passed 3-D Secure or not. */
  void decide(Transaction transaction, boolean well) {
    if (!transaction.isUndecided()) {
      return;
    }
    if (well) {
      approve(transaction);
    } else {
      fail(transaction);
    }
  }

  private void approve(Transaction transaction) {
    transaction.approve();
    PaymentId payment = transaction.attempt().payment();
    AttemptId first = approved.putIfAbsent(payment, transaction.attempt());
    PromiseBroken.unless(
        first == null || corrected.contains(payment),
        "PayKKa took " + payment + " twice: " + first + " and " + transaction.attempt());
    if (transaction.isCapturedByItself() && chance.oneIn(2)) {
      transaction.move(
          OperationKind.CAPTURE, transaction.balances().ableToCapture(), Optional.empty());
    }
    tellUnlessDisturbed(transaction);
    if (transaction.isCapturedByItself()) {
      agenda.in(slowly(1_000, 20 * 3_600_000L), () -> captureByItself(transaction));
    }
  }

  /** Perhaps before we have heard of it, somebody else does something with it. */
  private void tellUnlessDisturbed(Transaction transaction) {
    if (weather.brings(Fault.DISPUTED)) {
      dispute(transaction, "DISPUTE_CREATED");
    }
    if (weather.brings(Fault.MOVED_IN_PORTAL, 3)) {
      portal.accept(transaction);
    } else {
      tell(transaction);
    }
  }

  private void captureByItself(Transaction transaction) {
    long rest = transaction.balances().ableToCapture();
    if (rest > 0) {
      transaction.move(OperationKind.CAPTURE, rest, Optional.empty());
      tell(transaction);
    }
  }

  private void fail(Transaction transaction) {
    transaction.fail(chance.oneIn(3));
    tell(transaction);
    if (weather.brings(Fault.PAYKKA_CORRECTED, 3)) {
      agenda.in(slowly(60_000, 20 * 3_600_000L), () -> correct(transaction));
    }
  }

  /** The money was taken after all. */
  private void correct(Transaction transaction) {
    contradict(transaction.attempt().payment());
    corrected.add(transaction.attempt().payment());
    approve(transaction);
    if (chance.oneIn(2)) {
      portal.accept(transaction);
    }
  }

  /** The shopper's bank takes back what the shopper paid; PayKKa tells, and no money moves here. */
  void dispute(Transaction transaction, String stage) {
    webhooks.send(
        new PaykkaEvent.DisputeReported(
            new DisputeReport(
                transaction.attempt().transId(),
                Payments.MERCHANT,
                transaction.order(),
                "DG" + transaction.order().value().substring(2),
                stage,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            chance.oneIn(2)));
  }

  /** Webhooks tell of what has just happened. */
  void tell(Transaction transaction) {
    story.add(() -> agenda.instant() + " at PayKKa: " + transaction.report(true));
    webhooks.tell(transaction.report(tellsBalances()));
  }

  private boolean tellsBalances() {
    return !chance.oneIn(3);
  }

  @Override
  public QueryOutcome query(AttemptId attempt, Duration limit) {
    return find(attempt)
        .<QueryOutcome>map(it -> new QueryOutcome.Reported(it.report(true)))
        .orElseGet(QueryOutcome.NoSuchTransaction::new);
  }

  @Override
  public EndingOutcome remove(CardToken token, ShopperReference shopper, Duration limit) {
    removedTokens.add(token);
    return new EndingOutcome.Ended();
  }

  @Override
  public EndingOutcome cancel(RecurringAgreementId agreement, Duration limit) {
    endedAgreements.add(agreement);
    return new EndingOutcome.Ended();
  }

  @Override
  public SessionOutcome openSession(String domain, Optional<String> displayName, Duration limit) {
    return new SessionOutcome.Opened("{\"session\":1}");
  }

  /**
   * It decides on all it has not decided yet, and tells again of whatever nobody here has asked
   * for: only its webhook can tell of that, and a merchant can have it sent again.
   */
  void finish() {
    for (Transaction transaction : List.copyOf(transactions.values())) {
      decide(transaction, chance.oneIn(2));
      if (transaction.isApproved() && transaction.isCapturedByItself()) {
        captureByItself(transaction);
      }
      if (transaction.isApproved() && contradicted.contains(transaction.attempt().payment())) {
        tell(transaction);
      }
    }
  }
}
