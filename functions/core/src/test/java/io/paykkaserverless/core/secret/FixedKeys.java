package io.paykkaserverless.core.secret;

import java.security.SecureRandom;
import java.util.List;

/** Fresh random HMAC keys that a test can rotate; a rotation is noticed on the next refresh. */
public final class FixedKeys implements Rotating<List<HmacKey>> {

  private List<HmacKey> known;
  private List<HmacKey> stored;
  private int refreshes;

  public FixedKeys() {
    this(randomKey());
  }

  public FixedKeys(HmacKey key) {
    known = List.of(key);
    stored = known;
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
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new HmacKey(bytes);
  }
}
