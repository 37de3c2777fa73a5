package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.Failure;

/** What came of one signed request to PayKKa, whatever it asks for. */
sealed interface CallOutcome {

  /** PayKKa answered, as far as the policy on its signatures lets us believe. */
  record Answered(PaykkaAnswer answer) implements CallOutcome {}

  /**
   * PayKKa did not accept our signature, so it did not look at the request.
   *
   * @param believed whether the answer passed the check of its own signature; a 401 cannot, having
   *     no body to check
   */
  record SignatureRefused(Failure failure, boolean believed) implements CallOutcome {}

  /** The request never left. */
  record NotSent(String cause) implements CallOutcome {}

  /**
   * No answer, or none that can be believed. The request may have had its effect.
   *
   * @param cause for logs; nothing PayKKa wrote
   */
  record NoAnswer(String cause) implements CallOutcome {}
}
