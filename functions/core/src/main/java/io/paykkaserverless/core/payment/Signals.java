package io.paykkaserverless.core.payment;

/** Port: what operators count, measure and are woken by. */
public interface Signals {

  /**
   * Counts {@code signal} and logs it.
   *
   * @param subject the payment id, {@code trans_id} or reason it is about; never card data
   */
  void raise(Signal signal, String subject);

  /**
   * Writes down a number that is no cause for alarm by itself.
   *
   * @param value in the measure's unit
   * @param subject the payment id or {@code trans_id} it is about, or empty; never card data
   */
  void measure(Measure measure, long value, String subject);

  /** Names are the metric names; alarms and the dashboard hang on them. */
  enum Measure {
    /**
     * One attempt was approved: its outcome was open and is not any more. Counted after the write
     * that says so, once for each attempt; what later becomes of the money, or a correction of what
     * PayKKa said first, is not counted again. Scheduled charges are attempts too.
     */
    ATTEMPT_APPROVED,
    /** One attempt failed, likewise: refused, not passed by the shopper, unknown at PayKKa. */
    ATTEMPT_DECLINED,
    /**
     * How long the oldest unresolved payment has been so, in seconds; 0 where there is none.
     * Measured at the end of each sweep, so it is as old as the last one. Which payments that are
     * says {@link Payment#unresolvedSince}.
     */
    OLDEST_UNRESOLVED_SECONDS
  }

  /** Names are the metric names; alarms hang on them. */
  enum Signal {
    /** PayKKa's answer was lost; the attempt or operation is UNKNOWN. */
    PAYKKA_ANSWER_LOST,
    /** A query to PayKKa gave no answer. */
    PAYKKA_QUERY_UNAVAILABLE,
    /** A report names another merchant, amount, currency or order than the payment. */
    REPORT_MISMATCH,
    /** PayKKa contradicted itself or us. */
    PAYMENT_NEEDS_ATTENTION,
    /** PayKKa's balances cannot be reconciled with ours. */
    BALANCES_DIFFER,
    /** A webhook says that a shopper's bank disputes a payment. */
    PAYMENT_DISPUTED,
    /** A webhook without a valid signature inside the time window. */
    WEBHOOK_REJECTED,
    /** A valid webhook that could not be taken in; it is kept and tried again. */
    EVENT_PARKED,
    /** A webhook about a dispute that is neither signed nor fits a payment; it is forgotten. */
    DISPUTE_IGNORED,
    /** A PayKKa code that is not in our table. */
    PAYKKA_CODE_UNLISTED,
    /** A PayKKa answer whose signature is missing or wrong, where that is only a warning. */
    PAYKKA_ANSWER_UNSIGNED,
    /** Our signing key cannot be read, so nothing can be asked of PayKKa. */
    SIGNING_KEY_UNAVAILABLE,
    /** A secret cannot be read; one that was read before goes on being used. */
    SECRET_UNREADABLE,
    /** More attempts than one payment, address or shopper may have: somebody tries cards. */
    ATTEMPTS_LIMITED,
    /** PayKKa gave no answer to a request that ends a stored card or an agreement. */
    PAYKKA_ENDING_UNANSWERED,
    /** PayKKa did not vouch for the shop's page at Apple. */
    APPLE_PAY_UNAVAILABLE,
    /** A scheduled charge was not paid within its grace. */
    AGREEMENT_PAST_DUE,
    /** One item of the sweep failed; the others went on. */
    SWEEP_ITEM_FAILED,
    /** A notification stayed in the outbox because the queue did not take it. */
    NOTIFICATION_NOT_QUEUED,
    /** A message in the queue that points at no notification we have. */
    NOTIFICATION_DANGLING,
    /** An endpoint of the merchant's did not accept a notification; it is tried again. */
    NOTIFICATION_REFUSED,
    /** An endpoint answered 410 to a notification; it is not tried again. */
    NOTIFICATION_GONE,
    /** A notification is for an endpoint that is not configured any more. */
    NOTIFICATION_ENDPOINT_REMOVED,
    /** Every try of a notification was in vain; it can be replayed. */
    NOTIFICATION_GIVEN_UP,
    /** An endpoint has used up 50, 70, 90 or 100 % of the schedule; once for each. */
    ENDPOINT_FAILING,
    /** An endpoint that was failing accepts notifications again. */
    ENDPOINT_RECOVERED
  }
}
