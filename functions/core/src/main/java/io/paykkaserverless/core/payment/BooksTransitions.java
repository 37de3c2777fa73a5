package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Chronicle.Occurrence;
import java.time.Duration;
import java.util.Optional;

/** What PayKKa's report of a transaction means for our books on it. */
final class BooksTransitions {

  private static final int COMPARISONS_TOLD_MAX = 20;

  private final Chronicle chronicle;
  private final OperationTransitions operations;

  BooksTransitions(Chronicle chronicle, OperationTransitions operations) {
    this.chronicle = chronicle;
    this.operations = operations;
  }

  /**
   * Settles the capture or void that is under way, where the report tells what became of it. PayKKa
   * answers both without saying what they did; the transaction does.
   */
  Decision settle(
      Payment payment, AttemptId id, TransactionReport report, Speaker speaker, boolean upToDate) {
    Optional<Operation> underWay = payment.books().openOnAuthorisation();
    if (underWay.isEmpty() || !isApproved(payment, id)) {
      return new Decision.NoChange(payment);
    }
    Operation operation = underWay.get();
    Duration age = Duration.between(operation.requestedAt(), chronicle.now());
    Optional<OperationObservation> evidence =
        AuthorisationEvidence.of(payment.books(), operation, report)
            .or(
                () ->
                    upToDate
                        ? AuthorisationEvidence.ofSilence(payment.books(), operation, report, age)
                        : Optional.empty())
            .map(
                proof ->
                    new OperationObservation(
                        speaker,
                        proof.event(),
                        Optional.empty(),
                        proof.failure(),
                        Optional.empty()));
    return evidence
        .map(found -> operations.observe(payment, operation.id(), found))
        .orElseGet(() -> new Decision.NoChange(payment));
  }

  /**
   * Whether the report only says that something was refunded while operations of ours are under way
   * that may explain it: their own reports tell. A status alone says neither which refund that was
   * nor, where a part was taken before, whether the rest has been let go or taken since. They are
   * operations on the approved attempt and explain nothing of another.
   */
  boolean isLeftToOperations(Payment payment, AttemptId id, TransactionReport report) {
    if (!isApproved(payment, id)) {
      return false;
    }
    Books books = payment.books();
    boolean restInDoubt =
        report.balances().isEmpty()
            && books.openOnAuthorisation().isPresent()
            && books.balances().captured() > 0;
    return switch (report.status()) {
      case PARTIALLY_REFUNDED, REFUNDED -> restInDoubt || !books.openRefunds().isEmpty();
      case PROCESSING, AUTHORIZED, SUCCESS, FAILURE, CANCELED, PARTIALLY_REVERSED -> false;
    };
  }

  /**
   * Compares PayKKa's balances with ours. A difference is kept beside ours and calls a person; it
   * is gone once both agree again. A report that may be old shows only that more has moved than we
   * know of, never that less has; and that such a difference is over, where it is no older than
   * that.
   */
  Decision compare(
      Payment payment,
      Books before,
      AttemptId id,
      TransactionReport report,
      Speaker speaker,
      boolean upToDate) {
    if (report.balances().isEmpty() || !isApproved(payment, id)) {
      return new Decision.NoChange(payment);
    }
    Books books = payment.books();
    Balances theirs = report.balances().get();
    boolean agree = books.agreeWith(theirs);
    Optional<Balances> differing = agree ? Optional.empty() : Optional.of(theirs);
    boolean over =
        agree
            && books
                .differing()
                .filter(theirs::hasMovedAsFarAs)
                .filter(before::fallShortOf)
                .isPresent();
    boolean tells = upToDate || over || books.fallShortOf(theirs);
    if (!tells || books.differing().equals(differing) || isToldOftenEnough(payment)) {
      return new Decision.NoChange(payment);
    }
    PaymentEvent event = agree ? PaymentEvent.BALANCES_AGREE : PaymentEvent.BALANCES_DIFFER;
    String detail =
        "authed %d, captured %d, voided %d, refunded %d"
            .formatted(theirs.authorised(), theirs.captured(), theirs.voided(), theirs.refunded());
    return chronicle.entered(
        payment,
        payment.withBooks(books.differingFrom(differing)),
        payment.state(),
        !agree,
        new Occurrence(speaker, event, new Cause.OfPayment(), Optional.of(detail)));
  }

  /** Balances that come and go would fill the payment's item without end. */
  private static boolean isToldOftenEnough(Payment payment) {
    return payment.history().stream()
            .filter(
                line ->
                    line.event() == PaymentEvent.BALANCES_DIFFER
                        || line.event() == PaymentEvent.BALANCES_AGREE)
            .count()
        >= COMPARISONS_TOLD_MAX;
  }

  /**
   * The books once a report has brought a payment into the state {@code to}, for which no operation
   * of ours accounts. Books that were empty begin with what the report says has moved; into any
   * others goes only what the state implies, so that {@link #compare} finds what it does not.
   */
  static Books implied(Payment payment, PaymentState to, Observation observation) {
    Balances known = payment.books().balances();
    Balances told =
        observation
            .balances()
            .filter(theirs -> known.equals(Balances.NONE) && theirs.isPlausible())
            .filter(theirs -> theirs.authorised() == payment.terms().amount().minor())
            .orElseGet(() -> implied(payment, to));
    return to.isApproved() ? payment.books().with(told) : payment.books();
  }

  private static Balances implied(Payment payment, PaymentState to) {
    Balances known = payment.books().balances();
    long amount = payment.terms().amount().minor();
    long captured =
        switch (to) {
          case PAID -> amount;
          case PARTIALLY_REFUNDED, REFUNDED -> known.captured() == 0 ? amount : known.captured();
          case CREATED,
              PROCESSING,
              AWAITING_SHOPPER,
              UNKNOWN,
              AUTHORIZED,
              DECLINED,
              CANCELED,
              PARTIALLY_REVERSED,
              EXPIRED ->
              known.captured();
        };
    boolean restLetGo =
        to == PaymentState.CANCELED || (to == PaymentState.PARTIALLY_REVERSED && captured > 0);
    long voided = restLetGo ? Math.max(known.voided(), amount - captured) : known.voided();
    long refunded = to == PaymentState.REFUNDED ? captured : known.refunded();
    return new Balances(amount, captured, voided, refunded);
  }

  /**
   * Whether the books make sense in the state {@code to}. They do not where PayKKa's balances are
   * those of another state, where all is said to be captured after we captured a part, or where a
   * capture or void of ours is under way and no room is left for it.
   */
  static boolean fit(Books before, Books after, PaymentState to) {
    Balances known = before.balances();
    boolean partWasAll =
        to == PaymentState.PAID && known.captured() > 0 && known.ableToCapture() > 0;
    return switch (to) {
      case AUTHORIZED, PAID, CANCELED, PARTIALLY_REVERSED, REFUNDED ->
          !partWasAll && isStateOf(after.balances(), to) && leaveRoom(after);
      // How much was given back cannot be told from the state alone.
      case PARTIALLY_REFUNDED -> after.balances().captured() > 0 && leaveRoom(after);
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN, DECLINED, EXPIRED -> true;
    };
  }

  /** For what is under way on the authorisation. */
  private static boolean leaveRoom(Books books) {
    long reserved = books.openOnAuthorisation().map(it -> it.amount().minor()).orElse(0L);
    return reserved <= books.balances().ableToCapture();
  }

  private static boolean isStateOf(Balances balances, PaymentState state) {
    return TransitionTable.consult(PaymentState.PROCESSING, balances.asEvent())
            instanceof TransitionTable.Verdict.Move move
        && move.to() == state;
  }

  private static boolean isApproved(Payment payment, AttemptId id) {
    return payment.approvedAttempt().filter(approved -> approved.id().equals(id)).isPresent();
  }
}
