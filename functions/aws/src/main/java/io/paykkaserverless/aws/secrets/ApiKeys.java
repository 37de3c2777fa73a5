package io.paykkaserverless.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call the API as a merchant's server. A caller may have several keys, so that one can be
 * replaced without a gap; its name stays, and with it the payments its idempotency keys name.
 *
 * <p>Holds SHA-256 digests of the keys, not the keys. Says nothing of itself.
 */
public final class ApiKeys {

  /** Shorter keys can be guessed. 20 characters of base64 hold 120 bits. */
  public static final int LENGTH_MIN = 20;

  private static final String CALLER = "[A-Za-z0-9._-]{1,64}";

  private final List<Entry> entries;

  /**
   * Takes keys by caller.
   *
   * @throws IllegalArgumentException where there is none, a caller's name or a key is not
   *     acceptable, or one key is there twice; does not quote keys
   */
  public ApiKeys(Map<String, List<String>> keysByCaller) {
    entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    keysByCaller.forEach(
        (caller, keys) -> {
          if (!caller.matches(CALLER)) {
            throw new IllegalArgumentException("a caller's name must match " + CALLER);
          }
          for (String key : keys) {
            if (key.length() < LENGTH_MIN || !seen.add(key)) {
              throw new IllegalArgumentException(
                  "each API key must be there once and have " + LENGTH_MIN + " characters");
            }
            entries.add(new Entry(caller, sha256(key)));
          }
        });
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("there must be an API key");
    }
  }

  /** Whose key {@code presented} is. Takes the same time for every key that is none. */
  public Optional<String> callerOf(String presented) {
    byte[] digest = sha256(presented);
    Optional<String> caller = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest(), digest)) {
        caller = Optional.of(entry.caller());
      }
    }
    return caller;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "[API keys]";
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared by equals, never handed out
  private record Entry(String caller, byte[] digest) {}
}
