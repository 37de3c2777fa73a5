package io.paykkaserverless.paykka.signature;

import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.signature.Verification.Rejected;
import io.paykkaserverless.paykka.signature.Verification.Verified;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether PayKKa signed a message: a webhook, or a response to a request of ours. Works on
 * the raw bytes, before anybody parses them. Safe for use by several threads.
 *
 * <p>A nonce is checked for its form only. A replay within the window passes, and must be harmless:
 * the payment's state only moves forward.
 */
public final class PaykkaVerifier {

  /** PayKKa's own limit (v3, "API certification"): five minutes either way. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int TIMESTAMP_DIGITS = 13;
  private static final int NONCE_LENGTH_MIN = 10;
  private static final int NONCE_LENGTH_MAX = 100;

  private final List<PublicKey> keys;
  private final long windowMs;
  private final InstantSource clock;

  /** Believes messages signed at most {@link #WINDOW} ago or ahead. */
  public PaykkaVerifier(List<? extends PublicKey> keys, InstantSource clock) {
    this(keys, WINDOW, clock);
  }

  /**
   * Believes messages signed by any of {@code keys}, so that PayKKa can change its key.
   *
   * @param keys PayKKa's public keys; see {@link RsaKeys#publicKeys}
   * @param window how far the signed time may be from ours, either way, inclusive
   * @throws IllegalArgumentException when there is no key, or one is not RSA of 2048 bits or more
   */
  public PaykkaVerifier(List<? extends PublicKey> keys, Duration window, InstantSource clock) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "no public key of PayKKa's is configured; without one nothing it sends can be believed");
    }
    if (window.isNegative()) {
      throw new IllegalArgumentException("the time window must not be negative");
    }
    keys.forEach(RsaKeys::requireStrong);
    this.keys = List.copyOf(keys);
    this.windowMs = window.toMillis();
    this.clock = clock;
  }

  /**
   * Checks one message.
   *
   * @param method HTTP method; for a response, its request's
   * @param path the path as it was received, without query; for a response, its request's
   * @param headers names in any case; others than PayKKa's are ignored
   * @param body the bytes as they were received
   */
  public Verification verify(String method, String path, Map<String, String> headers, byte[] body) {
    Optional<String> timestamp = find(headers, PaykkaHeaders.TIMESTAMP);
    Optional<String> nonce = find(headers, PaykkaHeaders.NONCE);
    Optional<String> sign = find(headers, PaykkaHeaders.SIGN);
    Optional<String> algorithm = find(headers, PaykkaHeaders.SIGN_ALG);
    if (timestamp.isEmpty()) {
      return new Rejected(Reason.MISSING_TIMESTAMP);
    }
    if (nonce.isEmpty()) {
      return new Rejected(Reason.MISSING_NONCE);
    }
    if (sign.isEmpty()) {
      return new Rejected(Reason.MISSING_SIGNATURE);
    }
    if (algorithm.isPresent() && !algorithm.get().equals(PaykkaHeaders.SHA256_WITH_RSA)) {
      return new Rejected(Reason.WRONG_ALGORITHM);
    }
    if (!CanonicalMessage.isOneLine(method) || !CanonicalMessage.isOneLine(path)) {
      return new Rejected(Reason.MALFORMED_PATH);
    }
    Optional<Reason> objection = objectionTo(timestamp.get(), nonce.get());
    if (objection.isPresent()) {
      return new Rejected(objection.get());
    }
    Optional<byte[]> signature = SignatureText.decode(sign.get());
    if (signature.isEmpty()) {
      return new Rejected(Reason.MALFORMED_SIGNATURE);
    }
    return anyKeyMade(
            signature.get(), new CanonicalMessage(method, path, timestamp.get(), nonce.get(), body))
        ? new Verified(Instant.ofEpochMilli(Long.parseLong(timestamp.get())), nonce.get())
        : new Rejected(Reason.WRONG_SIGNATURE);
  }

  private Optional<Reason> objectionTo(String timestamp, String nonce) {
    if (!isTimestamp(timestamp)) {
      return Optional.of(Reason.MALFORMED_TIMESTAMP);
    }
    if (!isNonce(nonce)) {
      return Optional.of(Reason.MALFORMED_NONCE);
    }
    long ageMs = clock.millis() - Long.parseLong(timestamp);
    if (ageMs > windowMs) {
      return Optional.of(Reason.STALE);
    }
    return ageMs < -windowMs ? Optional.of(Reason.FUTURE) : Optional.empty();
  }

  private boolean anyKeyMade(byte[] signature, CanonicalMessage message) {
    for (PublicKey key : keys) {
      if (made(key, signature, message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean made(PublicKey key, byte[] signature, CanonicalMessage message) {
    try {
      Signature rsa = Signature.getInstance(CanonicalMessage.JCA_ALGORITHM);
      rsa.initVerify(key);
      message.feed(rsa);
      return rsa.verify(signature);
    } catch (SignatureException _) {
      return false; // not as long as this key's signatures are
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA256withRSA, and the key was checked", e);
    }
  }

  private static Optional<String> find(Map<String, String> headers, String name) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return Optional.of(header.getValue());
      }
    }
    return Optional.empty();
  }

  private static boolean isTimestamp(String text) {
    if (text.length() != TIMESTAMP_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isNonce(String text) {
    if (text.length() < NONCE_LENGTH_MIN || text.length() > NONCE_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
