package io.paykkaserverless.sandbox.api;

/** PayKKa's {@code reason}s of voids and refunds. */
final class Reason {

  private Reason() {}

  /** Refuses any other; there need not be one. */
  static void check(RequestFields request) throws Refused {
    if (request.has("reason")) {
      request.choice("reason", "DUPLICATE", "FRAUDULENT", "REQUESTED_BY_CUSTOMER", "OTHER");
    }
  }
}
