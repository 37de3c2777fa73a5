package io.paykkaserverless.core.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over several texts. Each is preceded by its length, so that "ab" and "c" are not "a" and
 * "bc".
 */
public final class FieldHash {

  private FieldHash() {}

  /** The 32 bytes; {@code kind} keeps hashes of different things apart. */
  public static byte[] of(String kind, String... fields) {
    MessageDigest sha256 = sha256();
    add(sha256, kind);
    for (String field : fields) {
      add(sha256, field);
    }
    return sha256.digest();
  }

  private static void add(MessageDigest sha256, String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    sha256.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
