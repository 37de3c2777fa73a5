package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.payment.PaymentId;

/** Who sent a request, as far as a key or a token proves it. */
public sealed interface Caller {

  /**
   * The merchant's server, with an API key.
   *
   * @param name the key's name; stays the same when the key is rotated
   */
  record Merchant(String name) implements Caller {}

  /** A browser, with the client token of one payment. */
  record Shopper(PaymentId payment) implements Caller {}
}
