package io.paykkaserverless.core.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256, at least 24 bytes (Standard Webhooks 1.0). Says nothing of itself. */
public final class HmacKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES_MIN = 24;

  private final SecretKeySpec key;

  /** Refuses fewer than 24 bytes. */
  public HmacKey(byte[] bytes) {
    if (bytes.length < BYTES_MIN) {
      throw new IllegalArgumentException("an HMAC key needs at least " + BYTES_MIN + " bytes");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The 32 bytes of HMAC-SHA256 over {@code message}. */
  public byte[] mac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "[HMAC key]";
  }
}
