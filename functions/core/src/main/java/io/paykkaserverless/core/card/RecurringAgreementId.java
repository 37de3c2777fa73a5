package io.paykkaserverless.core.card;

/**
 * PayKKa's name for an agreement to charge a card again and again, {@code recurring_agreement_id}.
 *
 * @param value 1 to 32 letters, digits, dashes or underscores; samples have {@code RA} and digits
 */
public record RecurringAgreementId(String value) {

  public RecurringAgreementId {
    if (!value.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new IllegalArgumentException("not a PayKKa agreement id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
