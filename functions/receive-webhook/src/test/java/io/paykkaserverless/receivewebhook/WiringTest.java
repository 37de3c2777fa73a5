package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variables;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void isMadeFromWhatTheTemplateSetsAndNeedsNoSecret() {
    assertThat(new ReceiveWebhookHandler(Wiring.from(environment(publicKey())))).isNotNull();
  }

  @Test
  void takesSeveralKeysWhilePaykkaChangesItsOwn() {
    String both =
        publicKey()
            + ","
            + Base64.getEncoder().encodeToString(WebhookBench.STRANGER.getPublic().getEncoded());

    assertThat(Wiring.from(environment(both)).reader()).isNotNull();
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertThatThrownBy(() -> Wiring.from(environment("bm90IGEga2V5")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToRunWithoutAKey() {
    assertThatThrownBy(() -> Wiring.from(environment("")))
        .hasMessageContaining("PAYKKA_PUBLIC_KEYS is missing");
  }

  @Test
  void namesWhatIsMissingAllAtOnce() {
    assertThatThrownBy(() -> Wiring.from(Map.of()))
        .hasMessageContainingAll(
            "AWS_REGION",
            "PAYMENTS_TABLE",
            "NOTIFICATION_QUEUE_URL",
            "PAYKKA_MERCHANT_ID",
            "PAYKKA_PUBLIC_KEYS");
  }

  private static Map<String, String> environment(String publicKeys) {
    Map<String, String> environment =
        new HashMap<>(
            SampleEnvironment.of(
                Variables.AWS_REGION,
                Variables.PAYMENTS_TABLE,
                Variables.NOTIFICATION_QUEUE_URL,
                Variables.PAYKKA_MERCHANT_ID,
                Variables.RETENTION_DAYS));
    environment.put("PAYKKA_PUBLIC_KEYS", publicKeys);
    return environment;
  }

  private static String publicKey() {
    return Base64.getEncoder().encodeToString(WebhookBench.PAYKKA.getPublic().getEncoded());
  }
}
