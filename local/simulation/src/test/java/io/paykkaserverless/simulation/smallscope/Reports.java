package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;

/** What PayKKa can say of the payment of 12.50 EUR that everything here is about. */
final class Reports {

  static final long ALL = Payments.AMOUNT.minor();
  static final long PART = 500;
  static final Balances AUTHORISED = new Balances(ALL, 0, 0, 0);
  static final Balances PART_CAPTURED = new Balances(ALL, PART, 0, 0);
  static final Balances CAPTURED = new Balances(ALL, ALL, 0, 0);
  static final Balances VOIDED = new Balances(ALL, 0, ALL, 0);
  static final Balances REST_VOIDED = new Balances(ALL, PART, ALL - PART, 0);
  static final Balances PART_REFUNDED = new Balances(ALL, ALL, 0, PART);
  static final Balances ALL_REFUNDED = new Balances(ALL, ALL, 0, ALL);

  private Reports() {}

  static PaykkaOrderId order(AttemptId attempt) {
    return new PaykkaOrderId("GW2026112310153000000" + attempt.number());
  }

  /** An attempt stands so; no balances are told. */
  static TransactionReport of(AttemptId attempt, TransactionStatus status) {
    return of(attempt, status, Optional.empty());
  }

  static TransactionReport of(AttemptId attempt, TransactionStatus status, Balances balances) {
    return of(attempt, status, Optional.of(balances));
  }

  static TransactionReport of(
      AttemptId attempt, TransactionStatus status, Optional<Balances> balances) {
    return new TransactionReport(
        attempt.transId(),
        Optional.of(Payments.MERCHANT),
        Optional.of(Payments.AMOUNT),
        Optional.of(order(attempt)),
        status,
        status == TransactionStatus.FAILURE ? Optional.of(Payments.FAILURE) : Optional.empty(),
        Optional.empty(),
        Optional.of(Payments.CARD),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        balances);
  }

  /** The shopper must pass 3-D Secure. */
  static TransactionReport challenge(AttemptId attempt) {
    TransactionReport open = of(attempt, TransactionStatus.PROCESSING);
    return new TransactionReport(
        open.transId(),
        open.merchantId(),
        open.amount(),
        open.orderId(),
        open.status(),
        open.failure(),
        Optional.of(Payments.AUTHENTICATION_URL),
        open.card(),
        open.shopper(),
        open.token(),
        open.agreement(),
        open.balances());
  }

  /** A success that is of another payment than it says, by its amount. */
  static TransactionReport ofAnotherAmount(AttemptId attempt) {
    TransactionReport paid = of(attempt, TransactionStatus.SUCCESS);
    return new TransactionReport(
        paid.transId(),
        paid.merchantId(),
        Optional.of(Money.of(ALL - 1, "EUR")),
        paid.orderId(),
        paid.status(),
        paid.failure(),
        paid.authenticationUrl(),
        paid.card(),
        paid.shopper(),
        paid.token(),
        paid.agreement(),
        paid.balances());
  }

  /** A refund stands so. */
  static RefundReport refund(
      PaymentId payment, int number, AttemptId of, long amount, RefundStatus status) {
    return new RefundReport(
        new OperationId(payment, OperationKind.REFUND, number).text(),
        Optional.of(Payments.MERCHANT),
        Optional.of(order(of)),
        Optional.of(new RefundOrderId("RG202611230000000" + number)),
        Optional.of(Money.of(amount, "EUR")),
        status,
        status == RefundStatus.FAILURE ? Optional.of(Payments.FAILURE) : Optional.empty());
  }

  static DisputeReport dispute(AttemptId attempt) {
    return new DisputeReport(
        attempt.transId(),
        Payments.MERCHANT,
        order(attempt),
        "DG20261124000001",
        "DISPUTE_CREATED",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
