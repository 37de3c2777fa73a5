package io.paykkaserverless.sandbox.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * The five lines that a v3 signature is made over (api-certification): method, path, timestamp,
 * nonce and the raw body, parted by line feeds; a single space stands for an empty one.
 */
public final class SignedMessage {

  /** The only value of {@code x-paykka-sign-alg}. */
  public static final String ALGORITHM = "SHA256_WITH_RSA";

  private static final String JCA_NAME = "SHA256withRSA";

  private final byte[] lines;

  /**
   * Lines them up.
   *
   * @param path without scheme, host and query
   * @param timestamp Unix milliseconds as in the header
   * @param body exactly as transmitted
   */
  public SignedMessage(String method, String path, String timestamp, String nonce, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 128);
    for (String line : new String[] {method, path, timestamp, nonce}) {
      bytes.writeBytes((line.isEmpty() ? " " : line).getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    bytes.writeBytes(body.length == 0 ? new byte[] {' '} : body);
    lines = bytes.toByteArray();
  }

  /** The value of {@code x-paykka-sign}: Base64 whose {@code + / =} are percent-encoded. */
  public String signedBy(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(JCA_NAME);
      signature.initSign(key);
      signature.update(lines);
      return Base64.getEncoder()
          .encodeToString(signature.sign())
          .replace("+", "%2B")
          .replace("/", "%2F")
          .replace("=", "%3D");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this key cannot sign; an RSA key of 2048 bits can", e);
    }
  }

  /** Whether {@code header} holds a signature over these lines by the owner of {@code key}. */
  public boolean isSigned(String header, PublicKey key) {
    Optional<byte[]> claimed = decode(header);
    if (claimed.isEmpty()) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(JCA_NAME);
      signature.initVerify(key);
      signature.update(lines);
      return signature.verify(claimed.get());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /**
   * Percent sequences only: a form decoder would turn the plus sign of bare Base64 into a space.
   */
  private static Optional<byte[]> decode(String header) {
    StringBuilder base64 = new StringBuilder(header.length());
    for (int i = 0; i < header.length(); i++) {
      if (header.charAt(i) != '%') {
        base64.append(header.charAt(i));
        continue;
      }
      if (i + 2 >= header.length() || !header.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
        return Optional.empty();
      }
      base64.append((char) Integer.parseInt(header.substring(i + 1, i + 3), 16));
      i += 2;
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64.toString()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
