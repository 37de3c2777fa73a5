package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
  @MethodSource("messages")
  void describesEveryMessageToTheMerchant(NotificationType type, Cause cause)
      throws JsonProcessingException {
    NotificationContent content =
        new NotificationContent(
            type,
            1,
            Payments.NOW,
            Payments.everyField(),
            PaymentState.AUTHORIZED,
            Payments.everyField().books().balances(),
            cause);
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

  static Stream<Arguments> messages() {
    return Arrays.stream(NotificationType.values())
        .flatMap(type -> causes().map(cause -> Arguments.of(type, cause)));
  }

  private static Stream<Cause> causes() {
    Payment payment = Payments.everyField();
    return Stream.of(
            payment.attempts().stream().<Cause>map(Cause.OfAttempt::new),
            payment.books().operations().stream().<Cause>map(Cause.OfOperation::new),
            payment.disputes().stream().<Cause>map(Cause.OfDispute::new),
            Stream.<Cause>of(new Cause.OfPayment()))
        .flatMap(several -> several);
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
