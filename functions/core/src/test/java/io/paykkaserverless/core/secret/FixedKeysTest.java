package io.paykkaserverless.core.secret;

class FixedKeysTest extends RotatingContract {

  private final FixedKeys keys = new FixedKeys();

  @Override
  protected Rotating<?> secret() {
    return keys;
  }

  @Override
  protected void rotate() {
    keys.rotate();
  }

  @Override
  protected void passAMoment() {
    // It is read as often as anybody asks.
  }
}
