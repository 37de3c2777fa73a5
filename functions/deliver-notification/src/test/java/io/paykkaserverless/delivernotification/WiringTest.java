package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void isMadeFromWhatTheTemplateSets() {
    assertThat(new DeliverNotificationHandler(Wiring.from(environment()))).isNotNull();
  }

  @Test
  void namesWhatIsMissingAllAtOnce() {
    assertThatThrownBy(() -> Wiring.from(Map.of()))
        .hasMessageContainingAll(
            "AWS_REGION",
            "PAYMENTS_TABLE",
            "NOTIFICATION_QUEUE_URL",
            "NOTIFICATION_RETRY_QUEUE_URL",
            "NOTIFICATION_ENDPOINTS_SECRET");
  }

  private static Map<String, String> environment() {
    return SampleEnvironment.of(
        Variables.AWS_REGION,
        Variables.PAYMENTS_TABLE,
        Variables.NOTIFICATION_QUEUE_URL,
        Variables.NOTIFICATION_RETRY_QUEUE_URL,
        Variables.NOTIFICATION_ENDPOINTS_SECRET,
        Variables.RETENTION_DAYS);
  }
}
