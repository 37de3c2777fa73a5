package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentJsonTest {

  private static final String ID = Payments.ID.value();

  @Test
  void showsAShopperHowItStands() {
    assertThat(shopper(Payments.paid()))
        .isEqualTo(
            """
            {"id":"%s","status":"PAID","amount":1250,"currency":"EUR"}\
            """
                .formatted(ID));
  }

  @Test
  void showsAmountsInMinorUnitsWhateverTheCurrency() {
    assertThat(shopper(Payments.payment().amount(Money.of(1_234, "JPY")).build()))
        .contains("\"amount\":1234,\"currency\":\"JPY\"");
    assertThat(shopper(Payments.payment().amount(Money.of(1_234, "KWD")).build()))
        .contains("\"amount\":1234,\"currency\":\"KWD\"");
  }

  @Test
  void sendsAShopperToTheBank() {
    assertThat(shopper(Payments.awaitingShopper()))
        .endsWith(
            """
            "status":"AWAITING_SHOPPER","amount":1250,"currency":"EUR",\
            "next_action":{"type":"redirect","url":"%s"}}\
            """
                .formatted(Payments.AUTHENTICATION_URL));
  }

  @Test
  void sendsNobodyToTheBankForAPaymentThatIsPaid() {
    Payment paidByTheFirstWhileTheSecondWaits =
        Payments.payment()
            .state(PaymentState.PAID)
            .needsAttention()
            .attempt(Payments.paid(Payments.FIRST))
            .attempt(Payments.awaitingShopper(Payments.SECOND))
            .build();

    assertThat(shopper(paidByTheFirstWhileTheSecondWaits))
        .contains("\"status\":\"PAID\"")
        .doesNotContain("next_action");
  }

  @Test
  void tellsAShopperWhyItWasDeclined() {
    assertThat(shopper(Payments.declined()))
        .endsWith(
            """
            "failure":{"code":"CARD_DECLINED",\
            "message":"The card was declined. Try another card, or ask your bank.",\
            "shopper_may_retry":true}}\
            """);
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void hasASentenceForEveryFailure(FailureReason reason) {
    String json = shopper(declinedFor(new Failure(reason, "10005")));

    assertThat(json)
        .contains("\"code\":\"" + reason + "\"")
        .containsPattern("\"message\":\"[A-Z][^\"]{20,}\\.\"")
        .contains("\"shopper_may_retry\":" + reason.shopperMayRetry())
        .doesNotContain("10005");
  }

  @Test
  void showsNoFailureOfAnEarlierAttempt() {
    Payment payment =
        Payments.payment()
            .state(PaymentState.PROCESSING)
            .attempt(Payments.declined(Payments.FIRST))
            .attempt(Payments.started(Payments.SECOND))
            .build();

    assertThat(shopper(payment)).doesNotContain("failure");
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void showsAShopperEveryStateButUnknown(PaymentState state) {
    String shown = (state == PaymentState.UNKNOWN ? PaymentState.PROCESSING : state).name();

    assertThat(shopper(Payments.payment().state(state).build()))
        .contains("\"status\":\"" + shown + "\"");
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void showsTheMerchantEveryStateAsItIs(PaymentState state) {
    assertThat(merchant(Payments.payment().state(state).build()))
        .contains("\"status\":\"" + state + "\"");
  }

  @Test
  void showsAShopperNothingElse() {
    assertThat(shopper(Payments.everyField()))
        .doesNotContain(
            Payments.FIRST.transId(),
            Payments.ORDER_ID.value(),
            "Bestellung",
            "Kaffee",
            "shop.example",
            "10005",
            "4242",
            "VISA",
            "shopper-7",
            Payments.TOKEN.value(),
            Payments.PAYKKA_AGREEMENT.value(),
            "Speckled",
            "Robin",
            "history",
            "notifications");
  }

  @Test
  void showsTheMerchantEverythingThatIsKept() {
    assertThat(merchant(Payments.paid()))
        .isEqualTo(
            """
            {"id":"%1$s","status":"PAID","needs_attention":false,"amount":1250,"currency":"EUR",\
            "reference":"order-1001","capture_method":"AUTOMATIC",\
            "authorisation_type":"FINAL_AUTH","payment_type":"PURCHASE",\
            "store_payment_method":false,\
            "created_at":"2026-11-23T10:15:30.123Z","expires_at":"2026-11-23T11:15:30.123Z",\
            "attempts":[{"trans_id":"%1$sa01","order_id":"%2$s","status":"PAID",\
            "started_at":"2026-11-23T10:15:30.123Z","payment_method":"BANKCARD",\
            "card_brand":"VISA","card_last4":"4242"}],\
            "history":[\
            {"at":"2026-11-23T10:15:30.123Z","speaker":"SHOPPER","event":"ATTEMPT_STARTED",\
            "attempt":1,"before":"CREATED","after":"PROCESSING"},\
            {"at":"2026-11-23T10:15:32.123Z","speaker":"PAYKKA_REPLY",\
            "event":"AUTHENTICATION_REQUIRED","attempt":1,"before":"PROCESSING",\
            "after":"AWAITING_SHOPPER"},\
            {"at":"2026-11-23T10:16:30.123Z","speaker":"PAYKKA_WEBHOOK","event":"SUCCEEDED",\
            "attempt":1,"before":"AWAITING_SHOPPER","after":"PAID"}],\
            "notifications":[{"id":"msg_%1$s_1","type":"payment.paid",\
            "created_at":"2026-11-23T10:15:30.123Z","failed_tries":0}]}\
            """
                .formatted(ID, Payments.ORDER_ID.value()));
  }

  @Test
  void showsTheMerchantPaykkasCodesAndWhatWasDelivered() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            "\"needs_attention\":true",
            "\"description\":\"Zwei Tüten \\\"Kaffee\\\", gemahlen 😀\"",
            "\"capture_method\":\"MANUAL\"",
            "\"failure_code\":\"CARD_DECLINED\",\"paykka_code\":\"10005\"",
            "\"delivered_at\":\"2026-11-23T10:15:35.123Z\"",
            "\"failed_tries\":1");
  }

  @Test
  void showsTheMerchantWhatAPaymentIsFor() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            """
            "authorisation_type":"PRE_AUTH","payment_type":"RECURRING",\
            "shopper_reference":"shopper-7","store_payment_method":true,\
            "agreement_id":"%s","created_at"\
            """
                .formatted(AgreementId.of(Payments.ID)))
        .contains(
            """
            "token":"%s","recurring_agreement_id":"%s"\
            """
                .formatted(Payments.TOKEN, Payments.PAYKKA_AGREEMENT))
        .contains("\"payment_method\":\"APPLE_PAY\"");
  }

  @Test
  void showsTheMerchantWhoseCardIsStored() {
    assertThat(merchant(of(new PaymentKind.StoringCard(Payments.SHOPPER))))
        .contains(
            """
            "payment_type":"PURCHASE","shopper_reference":"shopper-7",\
            "store_payment_method":true,"created_at"\
            """);
    assertThat(merchant(of(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)))))
        .contains("\"shopper_reference\":\"shopper-7\",\"store_payment_method\":false");
  }

  @Test
  void showsTheMerchantWhatAChargeIsFor() {
    AgreementId agreement = AgreementId.of(Payments.OTHER_ID);
    PaymentKind charge =
        new PaymentKind.AgreementCharge(Payments.SHOPPER, agreement, new ChargePeriod("2026-12"));

    assertThat(merchant(of(charge)))
        .contains(
            """
            "payment_type":"RECURRING","shopper_reference":"shopper-7",\
            "store_payment_method":false,"agreement_id":"%s","period":"2026-12"\
            """
                .formatted(agreement));
  }

  @Test
  void showsNobodyWhatTellsOneWriterFromAnother() {
    String claim = Payments.started(Payments.FIRST).claim();

    assertThat(merchant(Payments.processing()) + shopper(Payments.processing()))
        .doesNotContain(claim);
  }

  private static Payment of(PaymentKind kind) {
    return Payments.payment().kind(kind).build();
  }

  private static Payment declinedFor(Failure failure) {
    Attempt declined = Payments.declined(Payments.FIRST);
    return Payments.payment()
        .state(PaymentState.DECLINED)
        .attempt(
            new Attempt(
                declined.id(),
                declined.claim(),
                declined.startedAt(),
                declined.method(),
                declined.state(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(failure),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .build();
  }

  private static String shopper(Payment payment) {
    return PaymentJson.forShopper(payment).toString();
  }

  private static String merchant(Payment payment) {
    return PaymentJson.forMerchant(payment).toString();
  }
}
