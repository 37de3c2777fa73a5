package io.paykkaserverless.paykka.signature;

import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads RSA keys the way people have them: PEM, with or without its line breaks, or the bare
 * Base64. Refuses keys under {@value #BITS_MIN} bits. What it throws never repeats what it read.
 */
public final class RsaKeys {

  /** The size that fits PayKKa's 500-character signature header, and the least that is safe. */
  public static final int BITS_MIN = 2048;

  private static final String DASHES = "-----";

  private RsaKeys() {}

  /**
   * Reads a merchant's signing key.
   *
   * @param text PKCS#8: {@code BEGIN PRIVATE KEY} or bare Base64
   * @throws IllegalArgumentException saying what is wrong with it, without showing it
   */
  public static PrivateKey privateKey(String text) {
    try {
      byte[] der = der(text, "PRIVATE KEY", "the signing key");
      PrivateKey key = rsa().generatePrivate(new PKCS8EncodedKeySpec(der));
      requireStrong(key);
      return key;
    } catch (InvalidKeySpecException _) {
      // Without its cause: a parser's message may quote what it stumbled over.
      throw new IllegalArgumentException("the signing key is not an RSA private key in PKCS#8");
    }
  }

  /**
   * Reads one public key of PayKKa's.
   *
   * @param text X.509 SubjectPublicKeyInfo: {@code BEGIN PUBLIC KEY} or bare Base64
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static PublicKey publicKey(String text) {
    try {
      byte[] der = der(text, "PUBLIC KEY", "PayKKa's public key");
      PublicKey key = rsa().generatePublic(new X509EncodedKeySpec(der));
      requireStrong(key);
      return key;
    } catch (InvalidKeySpecException _) {
      throw new IllegalArgumentException(
          "PayKKa's public key is not an RSA key in X.509 form (SubjectPublicKeyInfo)");
    }
  }

  /**
   * Reads several public keys, separated by commas. Blank text has none.
   *
   * @throws IllegalArgumentException when one of them cannot be read
   */
  public static List<PublicKey> publicKeys(String text) {
    List<PublicKey> keys = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      if (!text.substring(start, end).isBlank()) {
        keys.add(publicKey(text.substring(start, end)));
      }
      start = end + 1;
    }
    return keys;
  }

  static void requireStrong(Key key) {
    if (!(key instanceof RSAKey rsa)) {
      throw new IllegalArgumentException("PayKKa signs with RSA; this key is of another kind");
    }
    int bits = rsa.getModulus().bitLength();
    if (bits < BITS_MIN) {
      throw new IllegalArgumentException(
          "an RSA key must have at least " + BITS_MIN + " bits; this one has " + bits);
    }
  }

  private static byte[] der(String text, String label, String what) {
    String base64 = text.strip();
    if (base64.startsWith(DASHES)) {
      String begin = DASHES + "BEGIN " + label + DASHES;
      String end = DASHES + "END " + label + DASHES;
      boolean framed = base64.startsWith(begin) && base64.endsWith(end);
      if (!framed || base64.length() < begin.length() + end.length()) {
        throw new IllegalArgumentException(
            what + " must be PEM with \"BEGIN " + label + "\"" + hint(base64));
      }
      base64 = base64.substring(begin.length(), base64.length() - end.length());
    }
    try {
      return Base64.getDecoder().decode(withoutWhitespace(base64));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(what + " is neither PEM nor Base64");
    }
  }

  private static String hint(String pem) {
    if (pem.startsWith(DASHES + "BEGIN RSA PRIVATE KEY")) {
      return "; this is PKCS#1, convert it with: openssl pkcs8 -topk8 -nocrypt";
    }
    return pem.startsWith(DASHES + "BEGIN ENCRYPTED")
        ? "; this one is encrypted, decrypt it with: openssl pkcs8 -topk8 -nocrypt"
        : "";
  }

  private static String withoutWhitespace(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static KeyFactory rsa() {
    try {
      return KeyFactory.getInstance("RSA");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
