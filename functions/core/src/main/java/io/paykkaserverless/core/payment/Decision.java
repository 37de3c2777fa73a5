package io.paykkaserverless.core.payment;

/** What an observation or a step does to a payment. */
public sealed interface Decision {

  /** The payment as it stands after the decision. */
  Payment payment();

  /** The payment becomes another version. */
  record Change(Payment payment) implements Decision {}

  /** Nothing to write: known already, or overtaken by newer truth. */
  record NoChange(Payment payment) implements Decision {}

  /** A step of ours that the payment's state does not allow. Nothing to write. */
  record NotPossible(Payment payment) implements Decision {}

  /** The report is about something else than this payment. Nothing to write; somebody must look. */
  record Mismatch(Payment payment, MismatchKind kind) implements Decision {}

  /** In what a report differs from the payment it claims to be about. */
  enum MismatchKind {
    UNKNOWN_ATTEMPT,
    UNKNOWN_REFUND,
    MERCHANT,
    AMOUNT,
    CURRENCY,
    ORDER_ID,
    REFUND_ORDER_ID,
    SHOPPER
  }
}
