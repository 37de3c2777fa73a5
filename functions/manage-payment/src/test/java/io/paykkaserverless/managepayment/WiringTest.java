package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variables;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void isMadeFromWhatTheTemplateSets() {
    Map<String, String> environment =
        new HashMap<>(
            SampleEnvironment.of(
                Variables.AWS_REGION,
                Variables.PAYMENTS_TABLE,
                Variables.NOTIFICATION_QUEUE_URL,
                Variables.NOTIFICATION_RETRY_QUEUE_URL,
                Variables.API_KEYS_SECRET,
                Variables.TOKEN_KEYS_SECRET,
                Variables.PAYKKA_MERCHANT_ID,
                Variables.PAYKKA_APP_ID,
                Variables.PAYKKA_API_URL,
                Variables.PAYKKA_RESPONSE_SIGNATURE,
                Variables.PAYKKA_SIGNING_KEY_SECRET,
                Variables.ATTEMPTS_MAX,
                Variables.PAYKKA_PUBLIC_KEYS,
                Variables.RETENTION_DAYS));
    environment.put("PUBLIC_BASE_URL", "");

    assertThat(new ManagePaymentHandler(Wiring.from(environment))).isNotNull();
  }

  @Test
  void namesWhatIsMissingAllAtOnce() {
    assertThatThrownBy(() -> Wiring.from(Map.of()))
        .hasMessageContainingAll(
            "AWS_REGION",
            "PAYMENTS_TABLE",
            "NOTIFICATION_QUEUE_URL",
            "NOTIFICATION_RETRY_QUEUE_URL",
            "API_KEYS_SECRET",
            "TOKEN_KEYS_SECRET",
            "PAYKKA_MERCHANT_ID",
            "PAYKKA_APP_ID",
            "PAYKKA_API_URL",
            "PAYKKA_PUBLIC_KEYS",
            "PAYKKA_SIGNING_KEY_SECRET");
  }
}
