package io.paykkaserverless.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {

  private final Canary canary = new Canary("key_hush").andKey(new byte[] {1, 2, 3, -4});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "NDI0MjQyNDI0MjQyNDI0Mg==",
        "NDI0MiA0MjQyIDQyNDIgNDI0Mg==",
        "34323432343234323432343234323432",
        "key_hush",
        "a2V5X2h1c2g=",
        "AQID/A==",
        "AQID_A",
        "010203fc"
      })
  void findsEverySpelling(String spelling) {
    assertThatThrownBy(() -> canary.assertAbsent("the log", "before " + spelling + " after"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the log holds what it must not")
        .hasMessageNotContaining(spelling);
  }

  @Test
  void passesWhatMayBeKept() {
    assertThatCode(() -> canary.assertAbsent("the log", "VISA 4242, p4242, msg_1"))
        .doesNotThrowAnyException();
  }
}
