package io.paykkaserverless.aws.canary;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parts of long secrets, all looked for in one pass: every secret is cut into blocks of {@value
 * #SIZE} characters, and any {@value #PART} of its characters in a row have a whole block in them.
 */
final class Blocks {

  static final int SIZE = 12;

  /** How many characters in a row are enough to be found. */
  static final int PART = 2 * SIZE - 1;

  private static final long BASE = 1_000_003;
  private static final long OLDEST = power(SIZE - 1);

  /** Answers "surely not" for nearly every place of a text. */
  private final BitSet sieve = new BitSet(1 << 16);

  private final Map<String, String> names = new HashMap<>();

  /** Cuts a secret, forwards and backwards; what is shorter than a block has no parts. */
  void add(String name, String secret) {
    cut(name, secret);
    cut(name, new StringBuilder(secret).reverse().toString());
  }

  private void cut(String name, String secret) {
    for (int start = 0; start + SIZE <= secret.length(); start += SIZE) {
      addBlock(name, secret.substring(start, start + SIZE));
    }
    if (secret.length() >= SIZE) {
      addBlock(name, secret.substring(secret.length() - SIZE));
    }
  }

  private void addBlock(String name, String block) {
    names.put(block, name);
    long hash = 0;
    for (int i = 0; i < SIZE; i++) {
      hash = hash * BASE + block.charAt(i);
    }
    sieve.set(slot(hash));
  }

  /** The names of the secrets that {@code text} has parts of. */
  Stream<String> in(String text) {
    Set<String> found = new HashSet<>();
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i >= SIZE) {
        hash -= OLDEST * text.charAt(i - SIZE);
      }
      hash = hash * BASE + text.charAt(i);
      if (i >= SIZE - 1 && sieve.get(slot(hash))) {
        String name = names.get(text.substring(i - SIZE + 1, i + 1));
        if (name != null) {
          found.add(name);
        }
      }
    }
    return found.stream();
  }

  private static int slot(long hash) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 48);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }
}
