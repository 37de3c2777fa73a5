package io.paykkaserverless.core.parked;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names a parked event by what it says: the same body, however often it comes, is one event.
 *
 * @param value {@code e} and 32 hexadecimal digits (128 bits of the body's SHA-256), 33 in all
 */
public record ParkedEventId(String value) {

  private static final Pattern FORM = Pattern.compile("e[0-9a-f]{32}");
  private static final int HASH_BYTES = 16;

  public ParkedEventId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a parked event's id");
    }
  }

  static ParkedEventId of(byte[] body) {
    return new ParkedEventId("e" + HexFormat.of().formatHex(sha256().digest(body), 0, HASH_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
