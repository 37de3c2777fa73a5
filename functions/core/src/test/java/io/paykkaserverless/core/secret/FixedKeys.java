package io.paykkaserverless.core.secret;

import java.security.SecureRandom;
import java.util.List;

/** Fresh random HMAC keys that a test can rotate; a rotation is noticed on the next refresh. */
public final class FixedKeys implements Rotating<List<HmacKey>> {

  private final byte[] firstKey;
  private List<HmacKey> known;
  private List<HmacKey> stored;
  private int refreshes;

  public FixedKeys() {
    this(randomBytes());
  }

  public FixedKeys(HmacKey key) {
    this(key, new byte[0]);
  }

  private FixedKeys(byte[] key) {
    this(new HmacKey(key), key);
  }

  private FixedKeys(HmacKey key, byte[] bytes) {
    firstKey = bytes;
    known = List.of(key);
    stored = known;
  }

  /** The bytes of the key it began with, for tests that look where they turn up. */
  public byte[] firstKey() {
    return firstKey.clone();
  }

  @Override
  public List<HmacKey> current() {
    return known;
  }

  @Override
  public boolean refresh() {
    refreshes++;
    boolean changed = !known.equals(stored);
    known = stored;
    return changed;
  }

  /** Puts a new key before the present ones, without the reader knowing yet. */
  public HmacKey rotate() {
    HmacKey fresh = randomKey();
    stored = List.of(fresh, stored.getFirst());
    return fresh;
  }

  public int refreshes() {
    return refreshes;
  }

  public static HmacKey randomKey() {
    return new HmacKey(randomBytes());
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
