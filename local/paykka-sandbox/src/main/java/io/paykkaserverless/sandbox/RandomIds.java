package io.paykkaserverless.sandbox;

import io.paykkaserverless.core.payment.IdSource;
import java.util.random.RandomGenerator;

/**
 * Identifiers from a random generator: a {@link java.security.SecureRandom} when people use the
 * sandbox, a seeded one when a test must be repeatable.
 *
 * @param random asked for every character
 */
public record RandomIds(RandomGenerator random) implements IdSource {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  @Override
  public String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return id.toString();
  }
}
