package io.paykkaserverless.core.operation;

/**
 * PayKKa's own number for a refund, {@code refund_order_id}.
 *
 * @param value 1 to 64 letters, digits, dashes or underscores; samples have {@code RG} and digits
 */
public record RefundOrderId(String value) {

  public RefundOrderId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("not a PayKKa refund number");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
