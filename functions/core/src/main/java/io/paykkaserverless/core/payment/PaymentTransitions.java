package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Chronicle.Occurrence;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The one way a payment's state changes. Takes what was learned, compares it with the record,
 * consults the {@link TransitionTable} and makes the next version: state, attempt, history and
 * notification together, for one conditional write.
 */
public final class PaymentTransitions {

  private final MerchantId merchant;
  private final Chronicle chronicle;
  private final OperationTransitions operations;
  private final BooksTransitions books;
  private final DisputeTransitions disputes;
  private final IdSource ids;

  public PaymentTransitions(
      MerchantId merchant, NotificationFormat format, InstantSource clock, IdSource ids) {
    this.merchant = merchant;
    this.chronicle = new Chronicle(format, clock);
    this.operations = new OperationTransitions(merchant, chronicle, ids);
    this.books = new BooksTransitions(chronicle, operations);
    this.disputes = new DisputeTransitions(merchant, chronicle);
    this.ids = ids;
  }

  /** How captures, voids and refunds move a payment. */
  OperationTransitions operations() {
    return operations;
  }

  /** How a payment learns of disputes. */
  DisputeTransitions disputes() {
    return disputes;
  }

  /**
   * Writes down a further attempt, so that its {@code trans_id} exists before PayKKa hears of it.
   * Not possible while another attempt is open or has succeeded, after the payment's time, or
   * beyond {@code attemptsMax}.
   */
  public Decision startAttempt(
      Payment payment, Speaker speaker, PaymentMethod method, int attemptsMax) {
    Verdict verdict = TransitionTable.consult(payment.state(), PaymentEvent.ATTEMPT_STARTED);
    boolean inTime = chronicle.now().isBefore(payment.terms().expiresAt());
    if (!(verdict instanceof Verdict.Move move)
        || !inTime
        || payment.attempts().size() >= attemptsMax
        || payment.approvedAttempt().isPresent()) {
      return new Decision.NotPossible(payment);
    }
    AttemptId id = new AttemptId(payment.id(), payment.attempts().size() + 1);
    Attempt attempt = Attempt.started(id, ids.next(), chronicle.now(), method);
    return chronicle.entered(
        payment,
        payment.withAttempt(attempt),
        move.to(),
        false,
        Occurrence.of(speaker, PaymentEvent.ATTEMPT_STARTED, new Cause.OfAttempt(attempt)));
  }

  /**
   * Takes in what PayKKa reports, after comparing it with the record: first what it means for a
   * capture or void that is under way, then for the attempt, then for the books.
   *
   * @param upToDate whether PayKKa said it after everything this payment knows, so that what it
   *     does not say did not happen
   */
  public Decision report(
      Payment payment, AttemptId id, TransactionReport report, Speaker speaker, boolean upToDate) {
    Optional<MismatchKind> mismatch = mismatch(payment, id, report);
    if (mismatch.isPresent()) {
      return new Decision.Mismatch(payment, mismatch.get());
    }
    Payment settled = books.settle(payment, id, report, speaker, upToDate).payment();
    Payment observed =
        books.isLeftToOperations(settled, id, report)
            ? settled
            : observe(settled, id, report.asSaidBy(speaker)).payment();
    Payment compared =
        books.compare(observed, payment.books(), id, report, speaker, upToDate).payment();
    return compared.version() == payment.version()
        ? new Decision.NoChange(payment)
        : new Decision.Change(compared.atVersion(payment.version() + 1));
  }

  /** Takes in what was learned about an attempt of this payment. */
  public Decision observe(Payment payment, AttemptId id, Observation observation) {
    Attempt attempt = payment.attempt(id).orElseThrow();
    return switch (TransitionTable.consult(attempt.state(), observation.event())) {
      case Verdict.Move move -> move(payment, attempt, move, observation);
      case Verdict.OldNews _ -> remember(payment, attempt, observation);
      case Verdict.Contradiction _ -> contradict(payment, attempt, observation);
      case Verdict.Possible _, Verdict.NotPossible _ ->
          throw new IllegalArgumentException(observation.event() + " is not an observation");
    };
  }

  /** Nobody paid in time. Not possible before the time is over, or once somebody has tried. */
  public Decision expire(Payment payment) {
    boolean over = !chronicle.now().isBefore(payment.terms().expiresAt());
    return over
            && TransitionTable.consult(payment.state(), PaymentEvent.TIME_RAN_OUT)
                instanceof Verdict.Move move
        ? asAWhole(payment, PaymentEvent.TIME_RAN_OUT, move.to(), false)
        : new Decision.NotPossible(payment);
  }

  /**
   * The sweep looked and nobody knows more. Looks again later; after the last look a person is
   * called.
   */
  public Decision lookedInVain(Payment payment) {
    Payment looked = payment.lookedAt();
    return LookTimes.isLast(looked.looks())
        ? asAWhole(looked, PaymentEvent.SWEEP_GAVE_UP, payment.state(), true)
        : new Decision.Change(looked.relisted().nextVersion());
  }

  /** The sweep looked before anything was due, and comes again when it is. */
  public Decision lookedTooEarly(Payment payment) {
    Payment relisted = payment.relisted();
    return relisted.equals(payment)
        ? new Decision.NoChange(payment)
        : new Decision.Change(relisted.nextVersion());
  }

  /** A person must look; nothing where one was called before. */
  public Decision callForAttention(Payment payment) {
    return payment.needsAttention()
        ? new Decision.NoChange(payment)
        : asAWhole(payment, PaymentEvent.SWEEP_GAVE_UP, payment.state(), true);
  }

  private Decision asAWhole(
      Payment payment, PaymentEvent event, PaymentState to, boolean attention) {
    return chronicle.entered(
        payment,
        payment,
        to,
        attention,
        Occurrence.of(Speaker.SWEEP, event, new Cause.OfPayment()));
  }

  private Decision move(
      Payment payment, Attempt attempt, Verdict.Move move, Observation observation) {
    Attempt moved = attempt.learning(observation, move.to(), payment.terms().kind());
    boolean latest = payment.latestAttempt().equals(Optional.of(attempt));
    boolean anotherApproved =
        payment
            .approvedAttempt()
            .filter(approved -> !approved.id().equals(attempt.id()))
            .isPresent();
    boolean secondSuccess = anotherApproved && move.to().isApproved();
    boolean besideAnOpenAttempt = !latest && payment.state().isOpen();

    PaymentState state = anotherApproved ? payment.state() : move.to();
    Payment booked =
        anotherApproved
            ? payment
            : payment.withBooks(BooksTransitions.implied(payment, move.to(), observation));
    boolean attention =
        secondSuccess
            || besideAnOpenAttempt
            || !BooksTransitions.fit(payment.books(), booked.books(), move.to());
    return change(payment, booked.withAttempt(moved), moved, state, attention, observation);
  }

  /** Nothing moves; but a number or card that was missing so far is worth keeping. */
  private Decision remember(Payment payment, Attempt attempt, Observation observation) {
    Attempt knowing = attempt.learning(observation, attempt.state(), payment.terms().kind());
    return knowing.equals(attempt)
        ? new Decision.NoChange(payment)
        : change(
            payment, payment.withAttempt(knowing), knowing, payment.state(), false, observation);
  }

  /** Kept as evidence once; a repeat of the same contradiction adds nothing. */
  private Decision contradict(Payment payment, Attempt attempt, Observation observation) {
    boolean known =
        payment.history().stream()
            .anyMatch(
                line ->
                    line.event() == observation.event()
                        && line.attempt() == attempt.id().number()
                        && line.before() == line.after());
    return known && payment.needsAttention()
        ? new Decision.NoChange(payment)
        : change(payment, payment, attempt, payment.state(), true, observation);
  }

  private Decision change(
      Payment before,
      Payment after,
      Attempt attempt,
      PaymentState to,
      boolean attention,
      Observation observation) {
    Occurrence what =
        new Occurrence(
            observation.speaker(),
            observation.event(),
            new Cause.OfAttempt(attempt),
            observation.detail());
    return chronicle.entered(before, after, to, attention, what);
  }

  private Optional<MismatchKind> mismatch(Payment payment, AttemptId id, TransactionReport report) {
    Optional<Attempt> attempt = payment.attempt(id);
    if (attempt.isEmpty() || !report.transId().equals(id.transId())) {
      return Optional.of(MismatchKind.UNKNOWN_ATTEMPT);
    }
    Money agreed = payment.terms().amount();
    if (differs(report.merchantId(), merchant)) {
      return Optional.of(MismatchKind.MERCHANT);
    }
    if (differs(report.amount().map(Money::currency), agreed.currency())) {
      return Optional.of(MismatchKind.CURRENCY);
    }
    if (differs(report.amount(), agreed)) {
      return Optional.of(MismatchKind.AMOUNT);
    }
    Optional<ShopperReference> shopper = payment.terms().kind().shopper();
    if (shopper.isPresent() && differs(report.shopper(), shopper.get())) {
      return Optional.of(MismatchKind.SHOPPER);
    }
    return attempt.get().orderId().filter(known -> differs(report.orderId(), known)).isPresent()
        ? Optional.of(MismatchKind.ORDER_ID)
        : Optional.empty();
  }

  static <T> boolean differs(Optional<T> said, T known) {
    return said.isPresent() && !said.get().equals(known);
  }
}
