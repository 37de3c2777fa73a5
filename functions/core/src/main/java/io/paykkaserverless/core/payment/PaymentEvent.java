package io.paykkaserverless.core.payment;

/** Something that was learned or decided about a payment; with a state, a row of the table. */
public enum PaymentEvent implements HistoryEvent {
  /** A shopper or merchant confirmed; the attempt is written down, PayKKa is asked next. */
  ATTEMPT_STARTED,
  /** PayKKa refused the request itself; nothing was charged. */
  ATTEMPT_REFUSED,
  /** No answer, or none that can be believed. */
  ANSWER_LOST,
  /** PayKKa knows no such transaction, and it is too late for our request to still arrive. */
  NOT_FOUND_AT_PAYKKA,
  /** Nobody paid in time. */
  TIME_RAN_OUT,
  /** The sweep has asked as often as makes sense, and nobody knows more. */
  SWEEP_GAVE_UP,
  /** The merchant wants money taken that was set aside. */
  CAPTURE_REQUESTED,
  /** The merchant lets go what was set aside and not taken. */
  VOID_REQUESTED,
  /** The merchant gives money back. */
  REFUND_REQUESTED,
  /** The shopper's bank disputes the payment, as a webhook says. */
  DISPUTED,
  /** PayKKa's balances cannot be reconciled with ours. */
  BALANCES_DIFFER,
  /** PayKKa's balances, which differed, are ours again. */
  BALANCES_AGREE,
  /** The merchant has a message sent again. */
  NOTIFICATION_REPLAYED,
  /** PayKKa reports {@code PROCESSING} and gives a 3-D Secure page. */
  AUTHENTICATION_REQUIRED,
  /** PayKKa reports {@code PROCESSING}. */
  STILL_PROCESSING,
  /** PayKKa reports {@code AUTHORIZED}. */
  AUTHORIZED,
  /** PayKKa reports {@code SUCCESS}. */
  SUCCEEDED,
  /** PayKKa reports {@code FAILURE}. */
  FAILED,
  /** PayKKa reports {@code CANCELED}. */
  CANCELED,
  /** PayKKa reports {@code PARTIALLY_REVERSED}. */
  PARTIALLY_REVERSED,
  /** PayKKa reports {@code PARTIALLY_REFUNDED}. */
  PARTIALLY_REFUNDED,
  /** PayKKa reports {@code REFUNDED}. */
  REFUNDED
}
