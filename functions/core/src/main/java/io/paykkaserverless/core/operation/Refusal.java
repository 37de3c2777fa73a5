package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import java.util.Optional;

/** Why an operation is not possible now. Nothing was written down, nothing asked of PayKKa. */
public enum Refusal {
  /** The payment's state or capture method does not allow it at all. */
  WRONG_STATE,
  /** A capture or void is under way; what it leaves is not known yet. */
  UNDER_WAY,
  /** More than there is. */
  AMOUNT_TOO_HIGH,
  /** Another currency than the payment's. */
  OTHER_CURRENCY,
  /** The payment has had as many operations as it can. */
  TOO_MANY,
  /** PayKKa's number of the transaction is not known, and PayKKa goes by it. */
  NO_ORDER_ID;

  /** Why {@code request} is not possible, or nothing where it is. */
  public static Optional<Refusal> of(Payment payment, OperationRequest request, int operationsMax) {
    Books books = payment.books();
    long possible = Possible.with(payment).of(request.kind());
    if (isOfAnotherCurrency(payment, request)) {
      return Optional.of(OTHER_CURRENCY);
    }
    if (possible == 0) {
      boolean waits =
          request.kind() == OperationKind.REFUND
              ? !books.open().isEmpty()
              : books.openOnAuthorisation().isPresent();
      return Optional.of(waits ? UNDER_WAY : WRONG_STATE);
    }
    if (request.amount().filter(amount -> amount > possible).isPresent()) {
      return Optional.of(AMOUNT_TOO_HIGH);
    }
    if (books.count() >= operationsMax) {
      return Optional.of(TOO_MANY);
    }
    return payment.approvedAttempt().flatMap(Attempt::orderId).isEmpty()
        ? Optional.of(NO_ORDER_ID)
        : Optional.empty();
  }

  private static boolean isOfAnotherCurrency(Payment payment, OperationRequest request) {
    return request
        .currency()
        .filter(said -> !said.equals(payment.terms().amount().currency()))
        .isPresent();
  }
}
