package io.paykkaserverless.core.agreement;

/** What came of pausing, resuming or canceling an agreement. */
public sealed interface AgreementResult {

  /** It stands as it was asked for, now or from before. */
  record Done(Agreement agreement) implements AgreementResult {}

  /** Its state does not allow that. Nothing was done. */
  record NotPossible(Agreement agreement) implements AgreementResult {}

  /** Nothing is charged any more, but PayKKa has not confirmed the end. Asking again is safe. */
  record NotConfirmed(Agreement agreement) implements AgreementResult {}

  /** There is no such agreement, or its first payment is not approved yet. */
  record NoSuchAgreement() implements AgreementResult {}
}
