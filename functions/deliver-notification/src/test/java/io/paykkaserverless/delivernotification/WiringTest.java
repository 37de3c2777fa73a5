package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variables;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

  @Test
  void isMadeFromWhatTheTemplateSets() {
    assertThat(new DeliverNotificationHandler(Wiring.from(environment()))).isNotNull();
  }

  @Test
  void namesWhatIsMissingAllAtOnce() {
    assertThatThrownBy(() -> Wiring.from(Map.of()))
        .hasMessageContainingAll(
            "AWS_REGION", "PAYMENTS_TABLE", "NOTIFICATION_URL", "NOTIFICATION_KEYS_SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/hooks",
        "http://127.0.0.1:8080/hooks",
        "https://user:hush@shop.example"
      })
  void refusesAnAddressThatIsNotSecureWithoutRepeatingIt(String url) {
    Map<String, String> environment = environment();
    environment.put("NOTIFICATION_URL", url);

    assertThatThrownBy(() -> Wiring.from(environment))
        .hasMessageContaining("NOTIFICATION_URL")
        .hasMessageNotContaining(url)
        .hasMessageNotContaining("hush");
  }

  @Test
  void sendsToThisMachineWhereThatIsAllowed() {
    Map<String, String> environment = environment();
    environment.put("NOTIFICATION_URL", "http://127.0.0.1:8080/hooks");
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");

    assertThat(Wiring.from(environment)).isNotNull();
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        SampleEnvironment.of(
            Variables.AWS_REGION,
            Variables.PAYMENTS_TABLE,
            Variables.NOTIFICATION_URL,
            Variables.NOTIFICATION_KEYS_SECRET,
            Variables.RETENTION_DAYS));
  }
}
