package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.StoredCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a merchant must hear of a change, as docs/merchant-notifications.md promises it. */
final class Announced {

  private Announced() {}

  /** The types of all messages that a change from one version to the next makes, sorted. */
  static List<NotificationType> by(Payment before, Payment after) {
    List<NotificationType> types = new ArrayList<>();
    boolean toldByOperation = false;
    for (Operation operation : after.books().operations()) {
      OperationState was =
          before.operation(operation.id()).map(Operation::state).orElse(OperationState.REQUESTED);
      if (was != operation.state()) {
        end(operation, after).ifPresent(types::add);
        toldByOperation |= operation.state() == OperationState.SUCCEEDED;
      }
    }
    boolean newlyPaid = before.state() != after.state() && after.state() == PaymentState.PAID;
    if (before.state() != after.state() && (!toldByOperation || newlyPaid)) {
      entering(after.state()).ifPresent(types::add);
    }
    if (after.disputes().size() > before.disputes().size()) {
      types.add(NotificationType.PAYMENT_DISPUTED);
    }
    if (after.needsAttention() && !before.needsAttention()) {
      types.add(NotificationType.PAYMENT_NEEDS_ATTENTION);
    }
    if (StoredCredential.of(before).isEmpty()) {
      StoredCredential.of(after).map(Announced::of).ifPresent(types::add);
    }
    return types.stream().sorted().toList();
  }

  /** What a merchant must hear when an agreement goes from one state to another. */
  static Optional<NotificationType> by(AgreementState before, AgreementState after) {
    if (before == after) {
      return Optional.empty();
    }
    return switch (after) {
      case ACTIVE -> Optional.of(NotificationType.AGREEMENT_RESUMED);
      case PAUSED -> Optional.of(NotificationType.AGREEMENT_PAUSED);
      case PAST_DUE -> Optional.of(NotificationType.AGREEMENT_PAST_DUE);
      case ENDED -> Optional.of(NotificationType.AGREEMENT_ENDED);
      case CANCELING -> Optional.of(NotificationType.AGREEMENT_CANCELED);
      // Whether PayKKa has confirmed an end is no news.
      case CANCELED ->
          before == AgreementState.CANCELING
              ? Optional.empty()
              : Optional.of(NotificationType.AGREEMENT_CANCELED);
    };
  }

  private static NotificationType of(StoredCredential credential) {
    return switch (credential) {
      case StoredCredential.CardOnFile _ -> NotificationType.TOKEN_CREATED;
      case StoredCredential.Subscription _ -> NotificationType.AGREEMENT_CREATED;
    };
  }

  private static Optional<NotificationType> end(Operation operation, Payment after) {
    return switch (operation.state()) {
      case REQUESTED, UNKNOWN, PROCESSING, REVIEWING -> Optional.empty();
      case SUCCEEDED ->
          Optional.of(
              switch (operation.kind()) {
                case CAPTURE -> NotificationType.PAYMENT_CAPTURED;
                case REFUND -> NotificationType.PAYMENT_REFUNDED;
                case VOID ->
                    after.books().balances().captured() == 0
                        ? NotificationType.PAYMENT_CANCELED
                        : NotificationType.PAYMENT_PARTIALLY_REVERSED;
              });
      case FAILED ->
          Optional.of(
              switch (operation.kind()) {
                case CAPTURE -> NotificationType.PAYMENT_CAPTURE_FAILED;
                case REFUND -> NotificationType.PAYMENT_REFUND_FAILED;
                case VOID -> NotificationType.PAYMENT_VOID_FAILED;
              });
    };
  }

  private static Optional<NotificationType> entering(PaymentState state) {
    return switch (state) {
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN -> Optional.empty();
      case AUTHORIZED -> Optional.of(NotificationType.PAYMENT_AUTHORIZED);
      case PAID -> Optional.of(NotificationType.PAYMENT_PAID);
      case DECLINED -> Optional.of(NotificationType.PAYMENT_DECLINED);
      case CANCELED -> Optional.of(NotificationType.PAYMENT_CANCELED);
      case PARTIALLY_REVERSED -> Optional.of(NotificationType.PAYMENT_PARTIALLY_REVERSED);
      case PARTIALLY_REFUNDED, REFUNDED -> Optional.of(NotificationType.PAYMENT_REFUNDED);
      case EXPIRED -> Optional.of(NotificationType.PAYMENT_EXPIRED);
    };
  }
}
