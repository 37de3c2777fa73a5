package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * What a transaction's report proves about the capture or void that is under way. Balances decide
 * where there are any: that they have grown proves that it happened, that nothing is left to take
 * proves that it will not, however old the report is. Without them the status must do.
 */
final class AuthorisationEvidence {

  /**
   * How long PayKKa may sit on a capture or void that it has taken up. Acquirers clear within a day
   * or two; after that the transaction would show it.
   */
  private static final Duration TAKEN_UP_GRACE = Duration.ofDays(3);

  private static final Failure NOT_PROCESSED = new Failure(FailureReason.NOT_PROCESSED, "NO-TRACE");
  private static final Failure NOT_POSSIBLE = new Failure(FailureReason.NOT_POSSIBLE, "OVERTAKEN");

  private AuthorisationEvidence() {}

  /**
   * What a report proves.
   *
   * @param failure why it failed, where it did
   */
  record Proof(OperationEvent event, Optional<Failure> failure) {}

  /** What the report proves, whenever it was made. */
  static Optional<Proof> of(Books books, Operation operation, TransactionReport report) {
    return report.balances().isPresent()
        ? ofBalances(books.balances(), operation, report.balances().get())
        : ofStatus(books.balances(), operation, report.status());
  }

  /**
   * That PayKKa says nothing of it proves that it will not happen, once it can no longer arrive or
   * be worked off.
   *
   * @param age how long ago it was requested
   */
  static Optional<Proof> ofSilence(
      Books books, Operation operation, TransactionReport report, Duration age) {
    boolean untouched =
        report
            .balances()
            .map(theirs -> moved(theirs, operation) == moved(books.balances(), operation))
            .orElse(
                report.status() == TransactionStatus.AUTHORIZED
                    && wouldShow(books.balances(), operation));
    if (!untouched) {
      return Optional.empty();
    }
    if (operation.state().mayNotHaveArrived()) {
      return isOver(Inquiry.NO_SUCH_TRANSACTION_GRACE, age)
          ? Optional.of(new Proof(OperationEvent.OPERATION_NOT_FOUND, Optional.of(NOT_PROCESSED)))
          : Optional.empty();
    }
    return isOver(TAKEN_UP_GRACE, age)
        ? Optional.of(new Proof(OperationEvent.OPERATION_FAILED, Optional.of(NOT_PROCESSED)))
        : Optional.empty();
  }

  private static boolean isOver(Duration grace, Duration age) {
    return age.compareTo(grace) >= 0;
  }

  private static Optional<Proof> ofBalances(Balances ours, Operation operation, Balances theirs) {
    boolean nothingLeft = theirs.ableToCapture() == 0;
    boolean grown = moved(theirs, operation) > moved(ours, operation);
    boolean byItsAmount =
        moved(theirs, operation) >= moved(ours, operation) + operation.amount().minor();
    boolean happened =
        switch (operation.kind()) {
          case CAPTURE -> byItsAmount;
          // A void takes what is left at that moment, which may be less than when it was asked for.
          case VOID -> byItsAmount || (grown && nothingLeft);
          case REFUND -> false;
        };
    if (happened) {
      return succeeded();
    }
    boolean approved = theirs.authorised() > 0;
    return approved && nothingLeft ? failed() : Optional.empty();
  }

  private static Optional<Proof> ofStatus(
      Balances ours, Operation operation, TransactionStatus status) {
    OperationKind kind = operation.kind();
    boolean all =
        kind == OperationKind.CAPTURE && ours.captured() == 0 && wouldShow(ours, operation);
    return switch (status) {
      case SUCCESS -> kind == OperationKind.CAPTURE ? succeeded() : failed();
      case CANCELED -> kind == OperationKind.VOID ? succeeded() : failed();
      // Which part was taken cannot be told; that the rest was let go can.
      case PARTIALLY_REVERSED -> kind == OperationKind.VOID ? succeeded() : Optional.empty();
      // Nothing is given back that was not taken, and who took it all was this capture.
      case PARTIALLY_REFUNDED, REFUNDED -> all ? succeeded() : Optional.empty();
      case PROCESSING, AUTHORIZED, FAILURE -> Optional.empty();
    };
  }

  /** Whether without balances the status alone would tell that it happened. */
  private static boolean wouldShow(Balances ours, Operation operation) {
    return operation.amount().minor() == ours.ableToCapture();
  }

  private static long moved(Balances balances, Operation operation) {
    return switch (operation.kind()) {
      case CAPTURE -> balances.captured();
      case VOID -> balances.voided();
      case REFUND -> balances.refunded();
    };
  }

  private static Optional<Proof> succeeded() {
    return Optional.of(new Proof(OperationEvent.OPERATION_SUCCEEDED, Optional.empty()));
  }

  private static Optional<Proof> failed() {
    return Optional.of(new Proof(OperationEvent.OPERATION_FAILED, Optional.of(NOT_POSSIBLE)));
  }
}
