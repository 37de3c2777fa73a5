package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonNotificationFormatTest {

  private final JsonNotificationFormat format = new JsonNotificationFormat();

  @Test
  void tellsWhatWasPaid() {
    NotificationContent content =
        new NotificationContent(
            NotificationType.PAYMENT_PAID,
            1,
            Payments.NOW,
            Payments.awaitingShopper(),
            PaymentState.PAID,
            1,
            Optional.empty());

    assertThat(format.body(content))
        .isEqualTo(
            """
            {"type":"payment.paid","timestamp":"2026-11-23T10:15:30.123Z",\
            "data":{"payment_id":"pabcdefghabcdefghabcdefghabcdefgh","sequence":1,\
            "status":"PAID","amount":1250,"currency":"EUR","reference":"order-1001",\
            "attempt":1}}\
            """);
  }

  @Test
  void tellsWhyAPaymentWasDeclined() {
    NotificationContent content =
        new NotificationContent(
            NotificationType.PAYMENT_DECLINED,
            2,
            Payments.NOW,
            Payments.processing(),
            PaymentState.DECLINED,
            1,
            Optional.of(Payments.FAILURE));

    assertThat(format.body(content))
        .contains("\"type\":\"payment.declined\"", "\"failure_code\":\"CARD_DECLINED\"")
        .doesNotContain(Payments.FAILURE.paykkaCode());
  }
}
