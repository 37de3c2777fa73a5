package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.payment.Failure;

/** What an answer about a refund comes to, whether it was requested or queried. */
sealed interface RefundReply {

  /** PayKKa describes the refund we asked about. */
  record Described(RefundReport report) implements RefundReply {}

  /** PayKKa did not take the request up. */
  record Refused(Failure failure) implements RefundReply {}

  /** PayKKa does not know what was asked about. */
  record NoSuchRefund(Failure failure) implements RefundReply {}

  /** Nothing that can be read or believed. */
  record Unclear(String cause) implements RefundReply {}
}
