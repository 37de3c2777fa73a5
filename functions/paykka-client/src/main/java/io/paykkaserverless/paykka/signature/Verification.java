package io.paykkaserverless.paykka.signature;

import java.time.Instant;

/** What {@link PaykkaVerifier} found. */
public sealed interface Verification {

  /**
   * PayKKa signed exactly these bytes for this path, within the time window.
   *
   * @param signedAt the signed timestamp
   * @param nonce the signed nonce
   */
  record Verified(Instant signedAt, String nonce) implements Verification {}

  /** Nothing in the message can be believed. */
  record Rejected(Reason reason) implements Verification {}

  /** Why a message is not believed. Safe to log and count; says nothing of its content. */
  enum Reason {
    MISSING_TIMESTAMP,
    MISSING_NONCE,
    MISSING_SIGNATURE,
    /** The algorithm is named, and it is not SHA256_WITH_RSA. */
    WRONG_ALGORITHM,
    /** Not 13 digits. */
    MALFORMED_TIMESTAMP,
    /** Not 10 to 100 printable ASCII characters. */
    MALFORMED_NONCE,
    /** Not Base64, or a broken percent sequence. */
    MALFORMED_SIGNATURE,
    /** Method or path contain control characters, which could make two messages look alike. */
    MALFORMED_PATH,
    /** Signed longer ago than the window. */
    STALE,
    /** Signed further ahead than the window. */
    FUTURE,
    /** No live key of PayKKa's made this signature for these bytes. */
    WRONG_SIGNATURE
  }
}
