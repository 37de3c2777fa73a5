package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Failure;

/** What an answer about a transaction comes to, whether it was initiated or queried. */
sealed interface Reply {

  /** PayKKa describes the transaction we asked about. */
  record Described(TransactionReport report) implements Reply {}

  /** PayKKa did not take the request up. */
  record Refused(Failure failure) implements Reply {}

  /** PayKKa knows no such transaction. */
  record NoSuchTransaction(Failure failure) implements Reply {}

  /** Nothing that can be read or believed. */
  record Unclear(String cause) implements Reply {}
}
