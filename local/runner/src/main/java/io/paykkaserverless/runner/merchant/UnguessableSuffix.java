package io.paykkaserverless.runner.merchant;

import java.security.SecureRandom;

/** Ends names that nobody may guess, in letters and digits that nobody confuses. */
final class UnguessableSuffix {

  private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 10;

  private final SecureRandom random = new SecureRandom();

  String next() {
    return random
        .ints(LENGTH, 0, UNMISTAKABLE.length())
        .mapToObj(UNMISTAKABLE::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
