package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.time.Instant;
import java.util.Optional;

/**
 * What an approved payment leaves behind for later ones (the card schemes' "stored credential").
 * Follows from the payment alone, so that it is the same whoever learns of it first.
 */
public sealed interface StoredCredential {

  /** A card for the shopper's next order. */
  record CardOnFile(StoredCard card) implements StoredCredential {}

  /** An agreement to charge the card again. */
  record Subscription(Agreement agreement) implements StoredCredential {}

  /** What {@code payment} has left behind so far: nothing until PayKKa approved it and named it. */
  static Optional<StoredCredential> of(Payment payment) {
    // Where two attempts were approved, only one of them may have left something.
    return payment.attempts().stream()
        .filter(attempt -> attempt.state().isApproved())
        .flatMap(attempt -> of(payment, attempt).stream())
        .findFirst();
  }

  /** How the merchant hears of it. */
  default NotificationType announcement() {
    return switch (this) {
      case CardOnFile _ -> NotificationType.TOKEN_CREATED;
      case Subscription _ -> NotificationType.AGREEMENT_CREATED;
    };
  }

  private static Optional<StoredCredential> of(Payment payment, Attempt attempt) {
    return switch (payment.terms().kind()) {
      case PaymentKind.StoringCard(ShopperReference owner) ->
          attempt.token().map(token -> cardOnFile(owner, token, attempt));
      case PaymentKind.FirstRecurring recurring ->
          attempt
              .token()
              .flatMap(
                  token ->
                      attempt
                          .agreement()
                          .map(
                              agreement ->
                                  subscription(payment, recurring, attempt, token, agreement)));
      case PaymentKind.OneOff _, PaymentKind.AgreementCharge _ -> Optional.empty();
    };
  }

  private static StoredCredential cardOnFile(
      ShopperReference owner, CardToken token, Attempt attempt) {
    Instant storedAt = attempt.startedAt();
    return new CardOnFile(
        new StoredCard(token, owner, attempt.card(), storedAt, StoredCard.State.USABLE));
  }

  private static StoredCredential subscription(
      Payment payment,
      PaymentKind.FirstRecurring recurring,
      Attempt attempt,
      CardToken token,
      RecurringAgreementId agreement) {
    return new Subscription(
        new Agreement(
            AgreementId.of(payment.id()),
            1,
            recurring.owner(),
            new AgreementCredential(agreement, token),
            attempt.card(),
            payment.terms().amount().currency(),
            payment.terms().reference(),
            attempt.startedAt(),
            AgreementState.ACTIVE,
            recurring.schedule().map(ChargePlan::of)));
  }
}
