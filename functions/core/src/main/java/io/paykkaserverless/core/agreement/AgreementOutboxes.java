package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.notification.Letter;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The messages that agreements hold. Touches nothing else of an agreement.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store does not answer.
 */
public final class AgreementOutboxes {

  private final AgreementStore store;
  private final OptimisticAgreementWrite optimistic;

  public AgreementOutboxes(AgreementStore store) {
    this.store = store;
    this.optimistic = new OptimisticAgreementWrite(store);
  }

  /**
   * An agreement's messages, oldest first: all that were not handed over, and the last of the
   * others; none where there is no such agreement.
   */
  public List<Notification> of(AgreementId id) {
    return store.find(id).map(Agreement::outbox).orElse(List.of());
  }

  /** One of an agreement's messages, if it is still kept. */
  public Optional<Letter> find(AgreementId id, NotificationId message) {
    return store.find(id).flatMap(agreement -> letter(agreement, message));
  }

  private Optional<Letter> letter(Agreement seen, NotificationId id) {
    return seen.outbox().stream()
        .filter(message -> message.id().equals(id))
        .findFirst()
        .map(
            message ->
                new Letter(
                    message,
                    at -> optimistic.write(seen, agreement -> handedOver(agreement, id, at))));
  }

  private static Optional<Agreement> handedOver(
      Agreement agreement, NotificationId message, Instant at) {
    boolean waits = agreement.waiting().stream().anyMatch(it -> it.id().equals(message));
    return waits ? Optional.of(agreement.withHandedOver(message, at)) : Optional.empty();
  }
}
