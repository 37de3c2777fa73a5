package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.ShopperReference;
import java.time.Duration;

/**
 * Port: what PayKKa stores for later payments, and how to end it. Neither method throws for
 * anything the network or PayKKa does. Both may be repeated: what is gone stays gone.
 */
public interface PaykkaCredentials {

  /** Has PayKKa forget a stored card (<em>Token remove</em>). Takes at most {@code limit}. */
  EndingOutcome remove(CardToken token, ShopperReference shopper, Duration limit);

  /** Ends an agreement (<em>Recurring agreement cancel</em>). Takes at most {@code limit}. */
  EndingOutcome cancel(RecurringAgreementId agreement, Duration limit);

  /** What came of asking. */
  sealed interface EndingOutcome {

    /** It is over at PayKKa, now or from before. */
    record Ended() implements EndingOutcome {}

    /** PayKKa refused; what was to end goes on there. */
    record Refused(Failure failure) implements EndingOutcome {}

    /**
     * No answer that can be read or believed. It may be over or not.
     *
     * @param cause for logs; nothing PayKKa wrote
     */
    record Unavailable(String cause) implements EndingOutcome {}
  }
}
