package io.paykkaserverless.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.deployed.AwsConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two operators, none loses the other's change without being told. */
final class KeptSecretTest {

  private final StubbedSystem system = new StubbedSystem();
  private final KeptSecret one = system.secrets().open(SecretName.TOKEN_KEYS);
  private final KeptSecret other = system.secrets().open(SecretName.TOKEN_KEYS);

  @AfterEach
  void stop() {
    one.close();
    other.close();
    system.close();
  }

  @Test
  void replacesWhatWasRead() {
    one.putFirst("a");

    one.replace(one.read(), "b");
    one.replace(one.read(), "c");

    assertThat(one.read().text()).isEqualTo("c");
    assertThat(one.read().since()).isEqualTo(system.now());
  }

  @Test
  void whoComesSecondIsToldSoAndWritesNothing() {
    one.putFirst("a");
    KeptSecret.Version seen = other.read();
    one.replace(one.read(), "b");

    assertThatThrownBy(() -> other.replace(seen, "c"))
        .isInstanceOf(Unusable.class)
        .hasMessageEndingWith("nothing was written, try again");
    assertThat(one.read().text()).isEqualTo("b");
  }

  @Test
  void theFirstValueIsNeverWrittenOver() {
    one.putFirst("a");

    assertThatThrownBy(() -> other.putFirst("b")).hasMessageContaining("nothing was written over");
    assertThat(one.read().text()).isEqualTo("a");
  }

  @Test
  void printsNoValue() {
    one.putFirst("a-secret");

    assertThat(one.read().toString()).doesNotContain("a-secret");
  }

  @Test
  void tellsASecretWithoutAValueFromNone() {
    assertThat(one.look()).isEmpty();
    try (KeptSecret none =
        new KeptSecret(
            AwsConnection.stub(system.stub().endpoint()).secretsManager(), "Nothing", "")) {
      assertThatThrownBy(none::look).hasMessage("there is no secret Nothing here");
    }
  }
}
