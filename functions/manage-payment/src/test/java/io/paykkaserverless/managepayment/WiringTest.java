package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void isMadeFromWhatTheTemplateSets() {
    Map<String, String> environment =
        SampleEnvironment.of(
            Variables.AWS_REGION,
            Variables.PAYMENTS_TABLE,
            Variables.API_KEYS_SECRET,
            Variables.TOKEN_KEYS_SECRET,
            Variables.RETENTION_DAYS);

    assertThat(new ManagePaymentHandler(Wiring.from(environment))).isNotNull();
  }

  @Test
  void namesWhatIsMissingAllAtOnce() {
    assertThatThrownBy(() -> Wiring.from(Map.of()))
        .hasMessageContainingAll(
            "AWS_REGION", "PAYMENTS_TABLE", "API_KEYS_SECRET", "TOKEN_KEYS_SECRET");
  }
}
