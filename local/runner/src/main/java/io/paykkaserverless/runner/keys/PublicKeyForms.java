package io.paykkaserverless.runner.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key as PayKKa's back office may ask for it (X.509 SubjectPublicKeyInfo).
 *
 * @param key an RSA key
 */
public record PublicKeyForms(PublicKey key) {

  private static final int LINE = 64;

  /**
   * The public key that belongs to a private one.
   *
   * @throws Unusable where the private key does not say it
   */
  public static PublicKeyForms of(PrivateKey key) {
    if (!(key instanceof RSAPrivateCrtKey rsa)) {
      throw new Unusable("the private key does not contain what its public key is made of");
    }
    try {
      return new PublicKeyForms(
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** {@code BEGIN PUBLIC KEY}, with a line break at its end. */
  public String pem() {
    return pem("PUBLIC KEY", key.getEncoded());
  }

  /** What is between the lines of the PEM, in one line. */
  public String base64() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** SHA-256 of its DER form, in hexadecimal; {@code sha256sum} shows the same. */
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Both forms and the fingerprint, for whoever has to upload it. */
  public String told() {
    return """
    %s
    The same in one line, where PayKKa's back office asks for bare Base64:
    %s

    SHA-256 of it: %s
    """
        .formatted(pem(), base64(), fingerprint());
  }

  /** A private key in PKCS#8, {@code BEGIN PRIVATE KEY}. */
  public static String privatePem(PrivateKey key) {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String label, byte[] der) {
    String lines =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }
}
