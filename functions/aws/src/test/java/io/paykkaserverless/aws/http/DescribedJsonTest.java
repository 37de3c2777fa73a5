package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write without being asked and in every state, against {@code docs/openapi.yaml}. */
class DescribedJsonTest {

  private static final List<NotificationType> OF_AGREEMENTS =
      List.of(
          NotificationType.AGREEMENT_PAUSED,
          NotificationType.AGREEMENT_RESUMED,
          NotificationType.AGREEMENT_PAST_DUE,
          NotificationType.AGREEMENT_CANCELED,
          NotificationType.AGREEMENT_ENDED);

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

    assertDescribed(message(), new JsonNotificationFormat().body(content));
  }

  @ParameterizedTest
  @EnumSource(AgreementState.class)
  void describesEveryMessageOfAnAgreement(AgreementState state) throws JsonProcessingException {
    for (Agreement agreement : List.of(Agreements.monthly(), Agreements.unscheduled())) {
      for (NotificationType type : OF_AGREEMENTS) {
        AgreementNotificationContent content =
            new AgreementNotificationContent(type, 1, Payments.NOW, agreement.in(state));

        assertDescribed(
            document.root().path("components").path("schemas").path("AgreementNotification"),
            new JsonNotificationFormat().body(content));
        assertDescribed(message(), new JsonNotificationFormat().body(content));
      }
    }
  }

  static Stream<Arguments> messages() {
    return Arrays.stream(NotificationType.values())
        .filter(type -> !OF_AGREEMENTS.contains(type))
        .flatMap(type -> causes().map(cause -> Arguments.of(type, cause)));
  }

  private JsonNode message() {
    return document
        .root()
        .path("webhooks")
        .path("notification")
        .path("post")
        .path("requestBody")
        .path("content")
        .path("application/json")
        .path("schema");
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
