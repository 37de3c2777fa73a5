package io.paykkaserverless.sandbox.api;

/** How a created Apple Pay session is answered; PayKKa's pages speak of the first form. */
public enum ApplePayReply {
  /** The session as a JSON string, without an envelope. */
  STRING,
  /** The session as a JSON object, without an envelope. */
  OBJECT,
  /** An envelope whose {@code data} is the session in text. */
  STRING_IN_ENVELOPE,
  /** An envelope whose {@code data} is the session. */
  OBJECT_IN_ENVELOPE
}
