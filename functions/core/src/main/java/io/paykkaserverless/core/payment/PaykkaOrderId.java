package io.paykkaserverless.core.payment;

/**
 * PayKKa's own number for a transaction, {@code order_id}.
 *
 * @param value 1 to 64 letters, digits, dashes or underscores; samples have {@code GW} and digits
 */
public record PaykkaOrderId(String value) {

  public PaykkaOrderId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("not a PayKKa order id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
