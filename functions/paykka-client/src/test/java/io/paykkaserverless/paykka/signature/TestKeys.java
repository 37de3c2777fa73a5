package io.paykkaserverless.paykka.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** RSA key pairs made while the tests run; none is ever stored. */
public final class TestKeys {

  /** PayKKa's, as the tests have it. */
  public static final KeyPair PAYKKA = generate(2048);

  /** The merchant's. */
  public static final KeyPair MERCHANT = generate(2048);

  /** Somebody else's. */
  public static final KeyPair STRANGER = generate(2048);

  private TestKeys() {}

  public static KeyPair generate(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String base64(java.security.Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** {@code label} is {@code PRIVATE KEY} or {@code PUBLIC KEY}. */
  public static String pem(String label, java.security.Key key) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }
}
