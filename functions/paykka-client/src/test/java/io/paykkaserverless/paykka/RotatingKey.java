package io.paykkaserverless.paykka;

import io.paykkaserverless.core.secret.Rotating;
import java.security.PrivateKey;

/** A signing key that a test can rotate; the change is noticed on the next refresh. */
final class RotatingKey implements Rotating<PrivateKey> {

  private PrivateKey known;
  private PrivateKey stored;
  private int refreshes;

  RotatingKey(PrivateKey key) {
    known = key;
    stored = key;
  }

  void rotateTo(PrivateKey key) {
    stored = key;
  }

  int refreshes() {
    return refreshes;
  }

  @Override
  public PrivateKey current() {
    return known;
  }

  @Override
  public boolean refresh() {
    refreshes++;
    boolean changed = !known.equals(stored);
    known = stored;
    return changed;
  }
}
