package io.paykkaserverless.paykka;

import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.secret.RotatingContract;
import io.paykkaserverless.paykka.signature.TestKeys;

class RotatingKeyTest extends RotatingContract {

  private final RotatingKey key = new RotatingKey(TestKeys.MERCHANT.getPrivate());

  @Override
  protected Rotating<?> secret() {
    return key;
  }

  @Override
  protected void rotate() {
    key.rotateTo(TestKeys.STRANGER.getPrivate());
  }

  @Override
  protected void passAMoment() {
    // It is read as often as anybody asks.
  }
}
