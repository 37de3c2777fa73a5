package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.operation.Balances;
import java.time.Instant;
import java.util.Optional;

/**
 * Which attempt of a payment PayKKa must be asked about, if one: see {@link Payment#doubtful}; and
 * since when nobody knows what became of one: see {@link Payment#unresolvedSince}.
 */
final class Doubt {

  private Doubt() {}

  static Optional<Attempt> about(Payment payment) {
    return payment.attempts().reversed().stream()
        .filter(attempt -> attempt.state().isOpen())
        .findFirst()
        .or(() -> payment.approvedAttempt().filter(approved -> isNotFinal(payment, approved)));
  }

  static Optional<Instant> unresolvedSince(Payment payment) {
    return payment.attempts().stream()
        .filter(attempt -> attempt.state().isUnresolved())
        .filter(attempt -> attempt.state() == PaymentState.UNKNOWN || payment.looks() > 0)
        .findFirst()
        .map(Attempt::startedAt);
  }

  private static boolean isNotFinal(Payment payment, Attempt approved) {
    boolean captureOutstanding =
        approved.state() == PaymentState.AUTHORIZED
            && payment.terms().captureMethod() == CaptureMethod.AUTOMATIC;
    boolean credentialMissing =
        payment.terms().kind().storesCard() && StoredCredential.of(payment).isEmpty();
    return captureOutstanding || credentialMissing || isOfUnknownPart(payment, approved.state());
  }

  /**
   * PayKKa's status said that a part moved which we did not ask for, and nothing said how much. A
   * query does, and shows the difference to a person.
   */
  private static boolean isOfUnknownPart(Payment payment, PaymentState approved) {
    Balances known = payment.books().balances();
    boolean unknown =
        (approved == PaymentState.PARTIALLY_REFUNDED && known.refunded() == 0)
            || (approved == PaymentState.PARTIALLY_REVERSED && known.captured() == 0);
    return unknown && payment.books().differing().isEmpty();
  }
}
