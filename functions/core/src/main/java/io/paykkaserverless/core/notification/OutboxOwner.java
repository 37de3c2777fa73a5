package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.payment.PaymentId;
import java.util.Optional;

/** Whose messages they are: each owner has one outbox, in its own item, with its own sequence. */
public sealed interface OutboxOwner {

  /** The owner's id, as it stands in messages, keys and the queue. */
  String text();

  /** A payment. */
  record OfPayment(PaymentId payment) implements OutboxOwner {
    @Override
    public String text() {
      return payment.value();
    }
  }

  /** An agreement. */
  record OfAgreement(AgreementId agreement) implements OutboxOwner {
    @Override
    public String text() {
      return agreement.value();
    }
  }

  /** The owner that {@code text} names, or nothing if it is no id of ours. */
  static Optional<OutboxOwner> parse(String text) {
    return PaymentId.parse(text)
        .<OutboxOwner>map(OfPayment::new)
        .or(() -> AgreementId.parse(text).map(OfAgreement::new));
  }
}
