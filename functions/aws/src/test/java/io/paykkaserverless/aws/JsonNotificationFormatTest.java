package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonNotificationFormatTest {

  private static final Attempt PAID = Payments.paid(Payments.FIRST);
  private static final Attempt STORING = Payments.storing(Payments.FIRST);

  private final JsonNotificationFormat format = new JsonNotificationFormat();

  @Test
  void tellsWhatWasPaid() {
    assertThat(body(NotificationType.PAYMENT_PAID, Payments.awaitingShopper(), PAID))
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
            Optional.of(Payments.declined(Payments.FIRST)));

    assertThat(format.body(content))
        .contains("\"type\":\"payment.declined\"", "\"failure_code\":\"CARD_DECLINED\"")
        .doesNotContain(Payments.FAILURE.paykkaCode());
  }

  @Test
  void tellsHowToCallAStoredCard() {
    Payment storing = of(new PaymentKind.StoringCard(Payments.SHOPPER));

    assertThat(body(NotificationType.TOKEN_CREATED, storing, STORING))
        .endsWith(
            """
            "attempt":1,"token":"TK20231435132143229","card_brand":"VISA","card_last4":"4242"}}\
            """);
  }

  @Test
  void keepsTheStoredCardToTheNewsOfIt() {
    Payment storing = of(new PaymentKind.StoringCard(Payments.SHOPPER));

    assertThat(body(NotificationType.PAYMENT_PAID, storing, STORING)).endsWith("\"attempt\":1}}");
  }

  @Test
  void tellsOfANewAgreement() {
    assertThat(body(NotificationType.AGREEMENT_CREATED, firstRecurring(), STORING))
        .endsWith(
            """
            "attempt":1,"agreement_id":"aabcdefghabcdefghabcdefghabcdefgh",\
            "card_brand":"VISA","card_last4":"4242"}}\
            """)
        .doesNotContain(Payments.TOKEN.value(), Payments.PAYKKA_AGREEMENT.value());
  }

  @Test
  void namesTheAgreementThatAPaymentBegins() {
    assertThat(body(NotificationType.PAYMENT_PAID, firstRecurring(), STORING))
        .endsWith("\"attempt\":1,\"agreement_id\":\"aabcdefghabcdefghabcdefghabcdefgh\"}}");
  }

  @Test
  void namesTheAgreementAndThePeriodOfACharge() {
    Payment charge =
        of(
            new PaymentKind.AgreementCharge(
                Payments.SHOPPER, AgreementId.of(Payments.OTHER_ID), new ChargePeriod("2026-12")));

    assertThat(body(NotificationType.PAYMENT_PAID, charge, PAID))
        .endsWith(
            """
            "attempt":1,"agreement_id":"a76543276765432767654327676543276","period":"2026-12"}}\
            """);
  }

  @Test
  void tellsOfAPaymentThatNobodyTried() {
    NotificationContent content =
        new NotificationContent(
            NotificationType.PAYMENT_EXPIRED,
            1,
            Payments.NOW,
            Payments.created(),
            PaymentState.EXPIRED,
            Optional.empty());

    assertThat(format.body(content)).contains("\"status\":\"EXPIRED\"").endsWith("\"attempt\":0}}");
  }

  private String body(NotificationType type, Payment payment, Attempt attempt) {
    return format.body(
        new NotificationContent(
            type, 1, Payments.NOW, payment, PaymentState.PAID, Optional.of(attempt)));
  }

  private static Payment firstRecurring() {
    return of(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));
  }

  private static Payment of(PaymentKind kind) {
    return Payments.payment().kind(kind).build();
  }
}
