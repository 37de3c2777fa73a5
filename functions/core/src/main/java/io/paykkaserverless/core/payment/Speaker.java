package io.paykkaserverless.core.payment;

/** Who told us. */
public enum Speaker {
  /** The merchant's server, through our API. */
  MERCHANT,
  /** The shopper's browser, through our API. */
  SHOPPER,
  /** PayKKa, answering the request that started an attempt or an operation. */
  PAYKKA_REPLY,
  /** PayKKa, answering a query while somebody's request is served. */
  PAYKKA_QUERY,
  /** PayKKa, asked because the shopper came back from 3-D Secure. */
  PAYKKA_QUERY_ON_RETURN,
  /** PayKKa, asked because somebody looked at a stale payment. */
  PAYKKA_QUERY_ON_VIEW,
  /** PayKKa, asked because the merchant or an operator wanted it. */
  PAYKKA_QUERY_ON_RECHECK,
  /** PayKKa, asked by the scheduled sweep. */
  PAYKKA_QUERY_BY_SWEEP,
  /** PayKKa, by a signed webhook. */
  PAYKKA_WEBHOOK,
  /** A webhook that claims to be PayKKa's and is not signed. */
  UNSIGNED_WEBHOOK,
  /** The scheduled sweep. */
  SWEEP;

  /** PayKKa, saying how things stand at the very moment it is asked. */
  public boolean isQuery() {
    return switch (this) {
      case PAYKKA_QUERY,
          PAYKKA_QUERY_ON_RETURN,
          PAYKKA_QUERY_ON_VIEW,
          PAYKKA_QUERY_ON_RECHECK,
          PAYKKA_QUERY_BY_SWEEP ->
          true;
      case MERCHANT, SHOPPER, PAYKKA_REPLY, PAYKKA_WEBHOOK, UNSIGNED_WEBHOOK, SWEEP -> false;
    };
  }
}
