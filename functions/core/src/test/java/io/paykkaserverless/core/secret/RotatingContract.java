package io.paykkaserverless.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link Rotating} secret promises; each test begins with one that is stored. */
public abstract class RotatingContract {

  /** The secret under test. */
  protected abstract Rotating<?> secret();

  /** Stores another secret, without its reader being told. */
  protected abstract void rotate();

  /** Lets pass what must pass before it is read again. */
  protected abstract void passAMoment();

  @Test
  void goesOnWithWhatItReadUntilItIsToldToReadAgain() {
    Object before = secret().current();
    rotate();
    passAMoment();

    assertThat(secret().current()).isEqualTo(before);
  }

  @Test
  void readsAnotherSecretAndSaysSoOnce() {
    Object before = secret().current();
    rotate();
    passAMoment();

    assertThat(secret().refresh()).isTrue();
    assertThat(secret().current()).isNotEqualTo(before);
    passAMoment();
    assertThat(secret().refresh()).isFalse();
  }

  @Test
  void saysWhenReadingAgainGaveNothingNew() {
    Object before = secret().current();
    passAMoment();

    assertThat(secret().refresh()).isFalse();
    assertThat(secret().current()).isEqualTo(before);
  }
}
