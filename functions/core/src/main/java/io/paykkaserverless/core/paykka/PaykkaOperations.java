package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Port: moving the money of an approved payment at PayKKa. No method throws for anything the
 * network or PayKKa does, and none retries: PayKKa knows no number of ours for a capture or a void,
 * so a second one would be another one.
 */
public interface PaykkaOperations {

  /** Takes {@code amount} of what was set aside (<em>Capture</em>), once, within {@code limit}. */
  OperationOutcome capture(PaykkaOrderId order, Money amount, Duration limit);

  /** Lets go all that was set aside and not taken (<em>Void</em>), once, within {@code limit}. */
  OperationOutcome voidRest(PaykkaOrderId order, Optional<OperationReason> reason, Duration limit);

  /** Gives money back (<em>Refund</em>), once, within {@code limit}. */
  RefundOutcome refund(RefundOrder refund, Duration limit);

  /** Asks how a refund stands (<em>Refund query</em>), within {@code limit}. */
  RefundQueryOutcome queryRefund(OperationId refund, Duration limit);

  /**
   * Everything PayKKa needs to refund.
   *
   * @param id gives the {@code refund_trans_id}; stored before this is sent
   * @param order PayKKa's number of the payment
   * @param amount what is given back
   * @param reason why
   * @param notifyUrl our webhook address
   */
  record RefundOrder(
      OperationId id,
      PaykkaOrderId order,
      Money amount,
      Optional<OperationReason> reason,
      URI notifyUrl) {}

  /** What came of a capture or a void. */
  sealed interface OperationOutcome {

    /** PayKKa took it up; a query tells what it did. */
    record Accepted() implements OperationOutcome {}

    /** PayKKa refused it, or it was never sent: no money moves. */
    record Refused(Failure failure) implements OperationOutcome {}

    /**
     * Nobody knows: timed out, cut off, a server error, an answer that cannot be read or believed.
     *
     * @param cause for logs; nothing PayKKa wrote
     */
    record Unknown(String cause) implements OperationOutcome {}
  }

  /** What came of a refund. */
  sealed interface RefundOutcome {

    /** PayKKa has the refund and says how it stands, failed included. */
    record Reported(RefundReport report) implements RefundOutcome {}

    /** PayKKa refused the request, or it was never sent: no money moves. */
    record Refused(Failure failure) implements RefundOutcome {}

    /** As {@link OperationOutcome.Unknown}. */
    record Unknown(String cause) implements RefundOutcome {}
  }

  /** What came of asking how a refund stands. */
  sealed interface RefundQueryOutcome {

    record Reported(RefundReport report) implements RefundQueryOutcome {}

    /** PayKKa knows no such refund. A request of ours may still be on its way. */
    record NoSuchRefund() implements RefundQueryOutcome {}

    /** No answer that can be read or believed. */
    record Unavailable(String cause) implements RefundQueryOutcome {}
  }
}
