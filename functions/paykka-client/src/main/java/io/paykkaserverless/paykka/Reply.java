package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Failure;

/** What a reply of PayKKa's comes to, whichever operation was asked. */
sealed interface Reply {

  /** PayKKa describes the transaction we asked about. */
  record Described(TransactionReport report) implements Reply {}

  /** PayKKa did not take the request up. */
  record Refused(Failure failure) implements Reply {}

  /**
   * PayKKa did not accept our signature, so it did not look at the request.
   *
   * @param believed whether the answer passed the check of its own signature; a 401 cannot, having
   *     no body to check
   */
  record SignatureRefused(Failure failure, boolean believed) implements Reply {}

  /** PayKKa knows no such transaction. */
  record NoSuchTransaction(Failure failure) implements Reply {}

  /** The request never left. */
  record NotSent(String cause) implements Reply {}

  /** Nothing that can be read or believed. */
  record Unclear(String cause) implements Reply {}
}
