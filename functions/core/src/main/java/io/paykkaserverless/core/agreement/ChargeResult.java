package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.payment.Payment;

/** What came of asking for a charge. */
public sealed interface ChargeResult {

  /**
   * How the charge's payment stands.
   *
   * @param askedBefore the period had its charge already
   */
  record Charged(Payment payment, boolean askedBefore) implements ChargeResult {}

  /** The period was charged with another amount or reference. Nothing was done. */
  record PeriodReused(Payment payment) implements ChargeResult {}

  /** The agreement is paused or over. Nothing was done. */
  record NotActive(Agreement agreement) implements ChargeResult {}

  /** There is no such agreement, or its first payment is not approved yet. */
  record NoSuchAgreement() implements ChargeResult {}
}
