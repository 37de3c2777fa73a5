package io.paykkaserverless.paykka;

/** PayKKa's operations, with the path each has in v3. */
public enum Operation {
  /**
   * Initiate transaction. The reference's text was not seen; the path follows from the v1.2 path
   * and from independent clients that call it.
   */
  INITIATE("/v3/payment/acq"),
  /** Query transaction. */
  QUERY("/v3/payment/acq/query"),
  /** Capture. Assumed, by analogy with void. */
  CAPTURE("/v3/payment/acq/capture"),
  /** Void. */
  VOID("/v3/payment/acq/void"),
  /** Refund. */
  REFUND("/v3/payment/acq/refund"),
  /** Refund query. */
  REFUND_QUERY("/v3/payment/acq/refund/query"),
  /** Token remove. */
  TOKEN_REMOVE("/v3/payment/acq/token/remove"),
  /** Token query. Assumed; the operation exists, its path was not seen. */
  TOKEN_QUERY("/v3/payment/acq/token/query"),
  /** Recurring agreement cancel. */
  RECURRING_CANCEL("/v3/payment/acq/recurring/cancel"),
  /** Create Apple Pay session. */
  APPLE_PAY_SESSION("/v3/payment/acq/apple-pay/create-session");

  private final String path;

  Operation(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }
}
