package io.paykkaserverless.aws;

import io.paykkaserverless.core.payment.IdSource;
import java.security.SecureRandom;

/**
 * Ids out of the operating system's randomness. Makes a generator for each id: one that lived on
 * could be part of a SnapStart snapshot, and two copies of a snapshot must never give out the same
 * id. An attempt needs one id, so the cost does not matter.
 */
public final class SecureRandomIdSource implements IdSource {

  private static final int LENGTH = 26;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  @Override
  public String next() {
    byte[] random = new byte[LENGTH];
    new SecureRandom().nextBytes(random);
    StringBuilder id = new StringBuilder(LENGTH);
    for (byte b : random) {
      id.append(BASE32.charAt(b & 31));
    }
    return id.toString();
  }
}
