package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.util.Optional;

/**
 * What PayKKa says of a transaction, the same in a reply, a query and a webhook. Nothing in it is
 * believed before it is compared with the payment it claims to be about.
 *
 * @param transId PayKKa's {@code trans_id}, as it came
 * @param merchantId the account it says it is for; replies may leave it out, webhooks may not
 * @param amount what it says was to be paid; replies may leave it out, webhooks may not
 * @param orderId PayKKa's own number
 * @param status how the transaction stands
 * @param failure why, where the status is FAILURE
 * @param authenticationUrl where the shopper passes 3-D Secure, while that is open
 * @param card brand and last four digits
 * @param shopper the shopper it says it is for
 * @param token PayKKa's name for the card it stored, where it was asked to
 * @param agreement PayKKa's name for the agreement it opened, where it was asked to
 * @param balances what happened with the money, where it says so
 */
public record TransactionReport(
    String transId,
    Optional<MerchantId> merchantId,
    Optional<Money> amount,
    Optional<PaykkaOrderId> orderId,
    TransactionStatus status,
    Optional<Failure> failure,
    Optional<URI> authenticationUrl,
    Optional<CardSummary> card,
    Optional<ShopperReference> shopper,
    Optional<CardToken> token,
    Optional<RecurringAgreementId> agreement,
    Optional<Balances> balances) {

  /** What this means for an attempt, said by {@code speaker}. */
  public Observation asSaidBy(Speaker speaker) {
    return new Observation(
        speaker,
        event(),
        orderId,
        authenticationUrl,
        failure,
        card,
        token,
        agreement,
        balances,
        Optional.empty());
  }

  private PaymentEvent event() {
    return switch (status) {
      case PROCESSING ->
          authenticationUrl.isPresent()
              ? PaymentEvent.AUTHENTICATION_REQUIRED
              : PaymentEvent.STILL_PROCESSING;
      case AUTHORIZED -> PaymentEvent.AUTHORIZED;
      case SUCCESS -> isTakenInPart() ? PaymentEvent.AUTHORIZED : PaymentEvent.SUCCEEDED;
      case FAILURE -> PaymentEvent.FAILED;
      case CANCELED -> PaymentEvent.CANCELED;
      case PARTIALLY_REVERSED -> PaymentEvent.PARTIALLY_REVERSED;
      case PARTIALLY_REFUNDED -> PaymentEvent.PARTIALLY_REFUNDED;
      case REFUNDED -> PaymentEvent.REFUNDED;
    };
  }

  /**
   * Whether its balances tell of a rest that can still be taken beside what was. PayKKa's table of
   * states has {@code AUTHORIZED} for that; where it says {@code SUCCESS}, the numbers count.
   */
  public boolean isTakenInPart() {
    return balances.filter(it -> it.captured() > 0 && it.ableToCapture() > 0).isPresent();
  }
}
