package io.paykkaserverless.paykka;

import io.paykkaserverless.core.secret.Rotating;
import java.security.PrivateKey;
import java.util.List;

/** Signing keys that a test can rotate; the change is noticed on the next refresh. */
final class RotatingKey implements Rotating<List<PrivateKey>> {

  private List<PrivateKey> known;
  private List<PrivateKey> stored;
  private int refreshes;

  RotatingKey(PrivateKey... keys) {
    known = List.of(keys);
    stored = known;
  }

  void rotateTo(PrivateKey... keys) {
    stored = List.of(keys);
  }

  int refreshes() {
    return refreshes;
  }

  @Override
  public List<PrivateKey> current() {
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
