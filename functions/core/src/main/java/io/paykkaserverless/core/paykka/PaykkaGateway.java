package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Failure;
import java.time.Duration;

/**
 * Port: PayKKa. Neither method throws for anything the network or PayKKa does, and neither retries.
 */
public interface PaykkaGateway {

  /**
   * Asks PayKKa to take a payment, once. Takes at most {@code limit}; no answer by then is {@link
   * InitiationOutcome.Unknown}.
   */
  InitiationOutcome initiate(Initiation initiation, Duration limit);

  /** Asks PayKKa how an attempt stands. Takes at most {@code limit}. */
  QueryOutcome query(AttemptId attempt, Duration limit);

  /** What came of asking PayKKa to take a payment. */
  sealed interface InitiationOutcome {

    /** PayKKa has a transaction and says how it stands, declined included. */
    record Reported(TransactionReport report) implements InitiationOutcome {}

    /** PayKKa refused the request itself: there is no transaction, nothing was charged. */
    record Refused(Failure failure) implements InitiationOutcome {}

    /**
     * Nobody knows: timed out, cut off, a server error, an answer that cannot be read or believed.
     * The money may have been taken.
     *
     * @param cause for logs; no card data, nothing PayKKa wrote
     */
    record Unknown(String cause) implements InitiationOutcome {}
  }

  /** What came of asking PayKKa how an attempt stands. */
  sealed interface QueryOutcome {

    record Reported(TransactionReport report) implements QueryOutcome {}

    /** PayKKa knows no such transaction. A request of ours may still be on its way. */
    record NoSuchTransaction() implements QueryOutcome {}

    /** No answer that can be read or believed. */
    record Unavailable(String cause) implements QueryOutcome {}
  }
}
