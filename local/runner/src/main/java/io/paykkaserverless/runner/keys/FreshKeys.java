package io.paykkaserverless.runner.keys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes keys, each in the form in which it is kept. */
public final class FreshKeys {

  /**
   * PayKKa's header for a signature takes 500 characters. A signature of RSA-2048 needs 370, one of
   * RSA-3072 more than there are.
   */
  public static final int RSA_BITS = 2048;

  private static final int KEY_BYTES = 32;

  private FreshKeys() {}

  /** A private key for PayKKa; its public key can be told from it. */
  public static PrivateKey signingKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      KeyPair pair = generator.generateKeyPair();
      return pair.getPrivate();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** A key for tokens: Base64 of 32 random bytes. */
  public static String tokenKey() {
    return base64();
  }

  /** What a merchant's server shows to our API: {@code psk_} and 32 random bytes. */
  public static String apiKey() {
    return "psk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random());
  }

  /** An endpoint's key: 32 random bytes, written as Standard Webhooks 1.0 wants it. */
  public static String endpointKey() {
    return "whsec_" + base64();
  }

  private static String base64() {
    return Base64.getEncoder().encodeToString(random());
  }

  private static byte[] random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
