package io.paykkaserverless.core.card;

/**
 * What a later charge of an agreement is paid with: nobody enters anything.
 *
 * @param agreement the agreement at PayKKa
 * @param token the card that PayKKa stored with its first payment
 */
public record AgreementCredential(RecurringAgreementId agreement, CardToken token)
    implements PaymentInstrument {

  @Override
  public PaymentMethod method() {
    return PaymentMethod.BANKCARD;
  }
}
