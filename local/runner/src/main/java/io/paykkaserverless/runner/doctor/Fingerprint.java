package io.paykkaserverless.runner.doctor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/** What two people compare to see that they have the same public key. */
final class Fingerprint {

  private Fingerprint() {}

  /** As {@code openssl pkey -pubin -in public.pem -outform DER | openssl sha256} says it. */
  static String of(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return "SHA-256 " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
