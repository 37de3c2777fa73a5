package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which messages a change of a payment makes, fixed to the byte with the change. */
final class Announcements {

  private final NotificationFormat format;

  Announcements(NotificationFormat format) {
    this.format = format;
  }

  /**
   * The messages of one change, in order.
   *
   * @param after the payment after the change, but for its state
   * @param to its state after the change
   * @param attention whether a person must look now
   * @param cause what the change came from
   * @param at when it happened
   */
  List<Notification> of(
      Payment before, Payment after, PaymentState to, boolean attention, Cause cause, Instant at) {
    List<Notification> told = new ArrayList<>();
    for (NotificationType type : types(before, after, to, attention, cause)) {
      int sequence = before.lastSequence() + told.size() + 1;
      NotificationContent content =
          new NotificationContent(type, sequence, at, before, to, after.books().balances(), cause);
      told.add(
          Notification.fresh(
              NotificationId.of(before.id(), sequence), type, at, format.body(content)));
    }
    return told;
  }

  private static List<NotificationType> types(
      Payment before, Payment after, PaymentState to, boolean attention, Cause cause) {
    List<NotificationType> types = new ArrayList<>();
    switch (cause) {
      case Cause.OfOperation(Operation operation) ->
          types.addAll(types(before, after, operation, to));
      case Cause.OfDispute _ -> types.add(NotificationType.PAYMENT_DISPUTED);
      case Cause.OfAttempt _, Cause.OfPayment _ -> announcing(before, to).ifPresent(types::add);
    }
    if (StoredCredential.of(before).isEmpty()) {
      StoredCredential.of(after).map(StoredCredential::announcement).ifPresent(types::add);
    }
    if (attention && !before.needsAttention()) {
      types.add(NotificationType.PAYMENT_NEEDS_ATTENTION);
    }
    return types;
  }

  private static Optional<NotificationType> announcing(Payment before, PaymentState to) {
    return to == before.state() ? Optional.empty() : NotificationType.announcing(to);
  }

  /** Each operation's end is told, whether or not it moves the payment's state. */
  private static List<NotificationType> types(
      Payment before, Payment after, Operation operation, PaymentState to) {
    OperationState was =
        before.operation(operation.id()).map(Operation::state).orElse(OperationState.REQUESTED);
    if (was == operation.state()) {
      return List.of();
    }
    return switch (operation.state()) {
      case REQUESTED, UNKNOWN, PROCESSING, REVIEWING -> List.of();
      case FAILED ->
          List.of(
              switch (operation.kind()) {
                case CAPTURE -> NotificationType.PAYMENT_CAPTURE_FAILED;
                case VOID -> NotificationType.PAYMENT_VOID_FAILED;
                case REFUND -> NotificationType.PAYMENT_REFUND_FAILED;
              });
      case SUCCEEDED ->
          switch (operation.kind()) {
            case CAPTURE ->
                to == PaymentState.PAID && before.state() != PaymentState.PAID
                    ? List.of(NotificationType.PAYMENT_CAPTURED, NotificationType.PAYMENT_PAID)
                    : List.of(NotificationType.PAYMENT_CAPTURED);
            case VOID ->
                after.books().balances().captured() == 0
                    ? List.of(NotificationType.PAYMENT_CANCELED)
                    : List.of(NotificationType.PAYMENT_PARTIALLY_REVERSED);
            case REFUND -> List.of(NotificationType.PAYMENT_REFUNDED);
          };
    };
  }
}
