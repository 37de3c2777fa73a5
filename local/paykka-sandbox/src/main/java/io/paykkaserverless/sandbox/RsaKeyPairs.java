package io.paykkaserverless.sandbox;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Makes the RSA-2048 pairs that PayKKa's scheme needs; no pair of the sandbox is ever stored. */
public final class RsaKeyPairs {

  private static final int BITS = 2048;

  private RsaKeyPairs() {}

  public static KeyPair fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
