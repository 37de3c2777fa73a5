package io.paykkaserverless.core.paykka;

/** PayKKa's transaction {@code status} (v3 reference, "Transaction status"). */
public enum TransactionStatus {
  PROCESSING,
  AUTHORIZED,
  SUCCESS,
  FAILURE,
  CANCELED,
  PARTIALLY_REVERSED,
  PARTIALLY_REFUNDED,
  REFUNDED
}
