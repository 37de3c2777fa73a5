package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
            Balances.NONE,
            new Cause.OfAttempt(Payments.declined(Payments.FIRST)));

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
            Balances.NONE,
            new Cause.OfPayment());

    assertThat(format.body(content)).contains("\"status\":\"EXPIRED\"").endsWith("\"attempt\":0}}");
  }

  @Test
  void tellsWhatWasCapturedAndWhatHasMovedInAll() {
    assertThat(aboutOperation(NotificationType.PAYMENT_CAPTURED, 0))
        .isEqualTo(
            """
            {"type":"payment.captured","timestamp":"2026-11-23T10:15:30.123Z",\
            "data":{"payment_id":"%1$s","sequence":3,"status":"AUTHORIZED","amount":1234567,\
            "currency":"KWD","reference":"Bestellung 1001/ü — ✓","attempt":0,\
            "agreement_id":"%2$s",\
            "operation":{"id":"%1$sc01","type":"CAPTURE","status":"SUCCEEDED","amount":234567},\
            "captured_amount":234567,"voided_amount":5,"refunded_amount":7}}\
            """
                .formatted(Payments.ID, AgreementId.of(Payments.ID)));
  }

  @Test
  void tellsThatAVoidCanOnlyBeWaitedFor() {
    assertThat(aboutOperation(NotificationType.PAYMENT_NEEDS_ATTENTION, 1))
        .contains(
            """
            "operation":{"id":"%sv02","type":"VOID","status":"UNKNOWN","amount":1000000},\
            "captured_amount":234567,"voided_amount":5,"refunded_amount":7\
            """
                .formatted(Payments.ID));
  }

  @Test
  void tellsWhyARefundFailedByItsNumberAtPaykka() {
    assertThat(aboutOperation(NotificationType.PAYMENT_REFUND_FAILED, 2))
        .contains(
            """
            "operation":{"id":"%sr03","type":"REFUND","status":"FAILED","amount":1000,\
            "refund_order_id":"RG20261124000001","failure_code":"CARD_DECLINED"}\
            """
                .formatted(Payments.ID))
        .doesNotContain("3061");
  }

  @Test
  void tellsOfADisputeThatAnybodyCouldHaveMadeUp() {
    assertThat(about(NotificationType.PAYMENT_DISPUTED, dispute(Payments.unsignedDispute())))
        .endsWith(
            """
            "dispute":{"dispute_id":"DG20261124000001","stage":"DISPUTE_CREATED",\
            "verified":false}}}\
            """);
  }

  @Test
  void tellsAllThatPaykkaSaysOfADispute() {
    assertThat(about(NotificationType.PAYMENT_DISPUTED, dispute(Payments.signedDispute())))
        .endsWith(
            """
            "dispute":{"dispute_id":"DG20261124000001","stage":"DISPUTE_WON",\
            "reason_code":"10.4","amount":1000,"currency":"KWD",\
            "due_at":"2026-12-07T10:15:30.123Z","verified":true}}}\
            """);
  }

  @Test
  void saysNothingOfOperationsWhereTheNewsIsAnother() {
    assertThat(
            about(NotificationType.PAYMENT_NEEDS_ATTENTION, new Cause.OfPayment())
                + about(NotificationType.PAYMENT_AUTHORIZED, new Cause.OfAttempt(PAID)))
        .doesNotContain("operation", "captured_amount", "dispute");
  }

  @Test
  void tellsWhichChargeComesNextWhereAnAgreementGoesOn() {
    assertThat(aboutAgreement(NotificationType.AGREEMENT_RESUMED, Agreements.monthly()))
        .isEqualTo(
            """
            {"type":"agreement.resumed","timestamp":"2026-11-23T10:15:30.123Z",\
            "data":{"agreement_id":"aabcdefghabcdefghabcdefghabcdefgh","sequence":7,\
            "status":"ACTIVE","currency":"EUR","reference":"order-1001",\
            "first_payment_id":"pabcdefghabcdefghabcdefghabcdefgh",\
            "period":"2026-12-31","next_charge_at":"2026-12-31T06:00:00Z"}}\
            """);
  }

  @Test
  void namesTheChargeThatIsNotPaidAndNoNextOne() {
    assertThat(
            aboutAgreement(
                NotificationType.AGREEMENT_PAST_DUE,
                Agreements.monthly().in(AgreementState.PAST_DUE)))
        .contains("\"type\":\"agreement.past_due\"", "\"status\":\"PAST_DUE\"")
        .endsWith("\"period\":\"2026-12-31\"}}");
  }

  @Test
  void namesNoChargeOfAnAgreementThatTheMerchantCharges() {
    assertThat(aboutAgreement(NotificationType.AGREEMENT_RESUMED, Agreements.unscheduled()))
        .endsWith("\"first_payment_id\":\"pabcdefghabcdefghabcdefghabcdefgh\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "AGREEMENT_PAUSED,agreement.paused,PAUSED,PAUSED",
    "AGREEMENT_ENDED,agreement.ended,ENDED,ENDED",
    "AGREEMENT_CANCELED,agreement.canceled,CANCELING,CANCELED",
    "AGREEMENT_CANCELED,agreement.canceled,CANCELED,CANCELED"
  })
  void tellsThatNothingIsCharged(
      NotificationType type, String code, AgreementState state, String status) {
    assertThat(aboutAgreement(type, Agreements.monthly().in(state)))
        .isEqualTo(
            """
            {"type":"%s","timestamp":"2026-11-23T10:15:30.123Z",\
            "data":{"agreement_id":"aabcdefghabcdefghabcdefghabcdefgh","sequence":7,\
            "status":"%s","currency":"EUR","reference":"order-1001",\
            "first_payment_id":"pabcdefghabcdefghabcdefghabcdefgh"}}\
            """
                .formatted(code, status));
  }

  @ParameterizedTest
  @EnumSource(AgreementState.class)
  void tellsNobodyHowPaykkaCallsAnAgreementOrItsCard(AgreementState state) {
    assertThat(aboutAgreement(NotificationType.AGREEMENT_PAUSED, Agreements.monthly().in(state)))
        .doesNotContain(Payments.TOKEN.value(), Payments.PAYKKA_AGREEMENT.value(), "4242");
  }

  private String aboutAgreement(NotificationType type, Agreement agreement) {
    return format.body(new AgreementNotificationContent(type, 7, Payments.NOW, agreement));
  }

  private String aboutOperation(NotificationType type, int index) {
    return about(
        type, new Cause.OfOperation(Payments.everyField().books().operations().get(index)));
  }

  private static Cause dispute(Dispute dispute) {
    return new Cause.OfDispute(dispute);
  }

  private String about(NotificationType type, Cause cause) {
    return format.body(
        new NotificationContent(
            type,
            3,
            Payments.NOW,
            Payments.everyField(),
            PaymentState.AUTHORIZED,
            new Balances(1_234_567, 234_567, 5, 7),
            cause));
  }

  private String body(NotificationType type, Payment payment, Attempt attempt) {
    return format.body(
        new NotificationContent(
            type,
            1,
            Payments.NOW,
            payment,
            PaymentState.PAID,
            new Balances(1250, 1250, 0, 0),
            new Cause.OfAttempt(attempt)));
  }

  private static Payment firstRecurring() {
    return of(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));
  }

  private static Payment of(PaymentKind kind) {
    return Payments.payment().kind(kind).build();
  }
}
