package io.paykkaserverless.core.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.secret.HmacKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationSignerTest {

  /** The example that the Standard Webhooks libraries test themselves with. */
  @Test
  void signsAsTheStandardsOwnExample() {
    byte[] published = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            NotificationSigner.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}",
                List.of(new HmacKey(published))))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsWithEveryLiveKey() {
    HmacKey fresh = FixedKeys.randomKey();
    HmacKey old = FixedKeys.randomKey();
    Instant at = Instant.ofEpochSecond(1);

    assertThat(NotificationSigner.sign("m", at, "{}", List.of(fresh, old)))
        .isEqualTo(
            NotificationSigner.sign("m", at, "{}", List.of(fresh))
                + " "
                + NotificationSigner.sign("m", at, "{}", List.of(old)));
  }

  @Test
  void refusesToSendUnsigned() {
    assertThatThrownBy(() -> NotificationSigner.sign("m", Instant.EPOCH, "{}", List.of()))
        .hasMessage("at least one key must sign");
  }

  @Test
  void aKeySaysNothingOfItselfAndMayNotBeShort() {
    assertThat(FixedKeys.randomKey()).hasToString("[HMAC key]");
    assertThatThrownBy(() -> new HmacKey("secret".getBytes(UTF_8)))
        .hasMessage("an HMAC key needs at least 24 bytes");
  }
}
