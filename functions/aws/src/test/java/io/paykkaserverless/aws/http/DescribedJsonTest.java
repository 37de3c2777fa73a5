package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write without being asked and in every state, against {@code docs/openapi.yaml}. */
class DescribedJsonTest {

  private final ApiDocument document = ApiDocument.ours();

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void describesAPaymentInEveryState(PaymentState state) throws JsonProcessingException {
    assertDescribed(Payments.payment().state(state).build());
  }

  @Test
  void describesAPaymentWithEveryField() throws JsonProcessingException {
    assertDescribed(Payments.everyField());
    assertDescribed(Payments.awaitingShopper());
    assertDescribed(Payments.declined());
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void describesEveryMessageToTheMerchant(NotificationType type) throws JsonProcessingException {
    NotificationContent content =
        new NotificationContent(
            type,
            1,
            Payments.NOW,
            Payments.declined(),
            PaymentState.DECLINED,
            Optional.of(Payments.declined(Payments.FIRST)));
    JsonNode media =
        document
            .root()
            .path("webhooks")
            .path("notification")
            .path("post")
            .path("requestBody")
            .path("content")
            .path("application/json");

    assertDescribed(media.path("schema"), new JsonNotificationFormat().body(content));
  }

  private void assertDescribed(Payment payment) throws JsonProcessingException {
    JsonNode schemas = document.root().path("components").path("schemas");

    assertDescribed(schemas.path("Payment"), PaymentJson.forMerchant(payment).toString());
    assertDescribed(schemas.path("PublicPayment"), PaymentJson.forShopper(payment).toString());
  }

  private void assertDescribed(JsonNode schema, String json) throws JsonProcessingException {
    assertThat(document.violations(schema, ApiDocument.MAPPER.readTree(json))).isEmpty();
  }
}
