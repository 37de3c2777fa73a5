package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.TransactionReport;

/** What a webhook of PayKKa tells, once it could be read. */
public sealed interface PaykkaEvent {

  /** How a transaction stands ({@code PAYMENT.*}). Only ever made of a verified webhook. */
  record PaymentReported(TransactionReport report) implements PaykkaEvent {}

  /** How a refund stands ({@code REFUND.*}). Only ever made of a verified webhook. */
  record RefundReported(RefundReport report) implements PaykkaEvent {}

  /**
   * A shopper's bank disputes a payment ({@code DISPUTE}).
   *
   * @param verified whether PayKKa signed it, which its documentation does not promise
   */
  record DisputeReported(DisputeReport report, boolean verified) implements PaykkaEvent {}
}
