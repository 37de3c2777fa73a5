package io.paykkaserverless.aws.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Looks for what must never leave a function: a card number with and without separators, and
 * whatever secrets a test names, each plain, in Base64 and in hexadecimal.
 */
public final class Canary {

  /** A published test card. */
  public static final String CARD = "4242424242424242";

  /** The same, as people type it. */
  public static final String SPACED_CARD = "4242 4242 4242 4242";

  private final List<String> forbidden = new ArrayList<>();

  /** Looks for the card and for each of {@code secrets}. */
  public Canary(String... secrets) {
    forbid(CARD.getBytes(StandardCharsets.UTF_8));
    forbid(SPACED_CARD.getBytes(StandardCharsets.UTF_8));
    forbid(CARD.replaceAll("(....)(?=.)", "$1-").getBytes(StandardCharsets.UTF_8));
    for (String secret : secrets) {
      forbid(secret.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Looks for the bytes of a key, too. */
  public Canary andKey(byte[] key) {
    forbid(key);
    return this;
  }

  /** Fails where {@code text}, which {@code where} names, holds any of it. */
  public void assertAbsent(String where, String text) {
    for (int i = 0; i < forbidden.size(); i++) {
      if (text.contains(forbidden.get(i))) {
        throw new AssertionError(where + " holds what it must not: forbidden form number " + i);
      }
    }
  }

  private void forbid(byte[] secret) {
    String plain = new String(secret, StandardCharsets.ISO_8859_1);
    forbidden.add(plain);
    forbidden.add(Base64.getEncoder().withoutPadding().encodeToString(secret));
    forbidden.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    forbidden.add(HexFormat.of().formatHex(secret));
  }
}
