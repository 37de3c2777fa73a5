package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.ViewDeliveries.Seen;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentJsonTest {

  private static final String ID = Payments.ID.value();
  private static final Delivery WAITING =
      delivery(
          "shop",
          DeliveryState.WAITING,
          2,
          new DeliveryAttempt(Payments.NOW.plusSeconds(1), 503, Duration.ofMillis(210), "down"),
          new DeliveryAttempt(Payments.NOW.plusSeconds(2), 0, Duration.ofSeconds(10), "no answer"));
  private static final Delivery DELIVERED =
      delivery(
          "ledger",
          DeliveryState.DELIVERED,
          0,
          new DeliveryAttempt(Payments.NOW.plusSeconds(3), 204, Duration.ofMillis(21), ""));

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
            "RG20261124000001",
            "DG20261124000001",
            "captured",
            "balances",
            "able_to",
            "operation",
            "dispute",
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
            "balances":{"authed_amount":1250,"captured_amount":1250,"able_to_capture_amount":0,\
            "voided_amount":0,"able_to_void_amount":0,"refunded_amount":0,\
            "able_to_refund_amount":1250},\
            "attempts":[{"trans_id":"%1$sa01","order_id":"%2$s","status":"PAID",\
            "started_at":"2026-11-23T10:15:30.123Z","payment_method":"BANKCARD",\
            "card_brand":"VISA","card_last4":"4242"}],\
            "operations":[],"disputes":[],\
            "history":[\
            {"at":"2026-11-23T10:15:30.123Z","speaker":"SHOPPER","event":"ATTEMPT_STARTED",\
            "attempt":1,"before":"CREATED","after":"PROCESSING"},\
            {"at":"2026-11-23T10:15:32.123Z","speaker":"PAYKKA_REPLY",\
            "event":"AUTHENTICATION_REQUIRED","attempt":1,"before":"PROCESSING",\
            "after":"AWAITING_SHOPPER"},\
            {"at":"2026-11-23T10:16:30.123Z","speaker":"PAYKKA_WEBHOOK","event":"SUCCEEDED",\
            "attempt":1,"before":"AWAITING_SHOPPER","after":"PAID",\
            "amounts_before":{"authed_amount":0,"captured_amount":0,"voided_amount":0,\
            "refunded_amount":0},\
            "amounts_after":{"authed_amount":1250,"captured_amount":1250,"voided_amount":0,\
            "refunded_amount":0}}],\
            "notifications":[{"id":"msg_%1$s_1","type":"payment.paid","sequence":1,\
            "created_at":"2026-11-23T10:15:30.123Z"}]}\
            """
                .formatted(ID, Payments.ORDER_ID.value()));
  }

  @Test
  void showsTheMerchantPaykkasCodesAndWhatWasHandedOver() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            "\"needs_attention\":true",
            "\"description\":\"Zwei Tüten \\\"Kaffee\\\", gemahlen 😀\"",
            "\"capture_method\":\"MANUAL\"",
            "\"failure_code\":\"CARD_DECLINED\",\"paykka_code\":\"10005\"",
            "\"handed_over_at\":\"2026-11-23T10:15:35.123Z\"");
  }

  @Test
  void showsTheMerchantWhatHasMovedWhatCanAndWhatPaykkaSaysInstead() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            """
            "balances":{"authed_amount":1234567,"captured_amount":234567,\
            "able_to_capture_amount":0,"voided_amount":0,"able_to_void_amount":0,\
            "refunded_amount":0,"able_to_refund_amount":234567},\
            "paykka_balances":{"authed_amount":1234567,"captured_amount":234567,\
            "voided_amount":1000,"refunded_amount":0},\
            """);
  }

  @Test
  void showsTheMerchantWhatIsLeftToCaptureOrVoid() {
    Payment authorised =
        Payments.payment()
            .state(PaymentState.AUTHORIZED)
            .captureMethod(CaptureMethod.MANUAL)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.AUTHORIZED))
            .books(Books.EMPTY.with(new Balances(1250, 250, 0, 50)))
            .build();

    assertThat(merchant(authorised))
        .contains(
            """
            "able_to_capture_amount":1000,"voided_amount":0,"able_to_void_amount":1000,\
            "refunded_amount":50,"able_to_refund_amount":200}\
            """)
        .doesNotContain("paykka_balances");
  }

  @Test
  void showsTheMerchantEveryOperation() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            """
            "operations":[\
            {"id":"%1$sc01","type":"CAPTURE","status":"SUCCEEDED","amount":234567,\
            "currency":"KWD","requested_at":"2026-11-23T10:16:41.123Z"},\
            {"id":"%1$sv02","type":"VOID","status":"UNKNOWN","amount":1000000,\
            "currency":"KWD","requested_at":"2026-11-23T10:16:42.123Z"},\
            {"id":"%1$sr03","type":"REFUND","status":"FAILED","amount":1000,\
            "currency":"KWD","reason":"REQUESTED_BY_CUSTOMER",\
            "requested_at":"2026-11-23T10:16:50.123Z","refund_order_id":"RG20261124000001",\
            "failure_code":"CARD_DECLINED","paykka_code":"3061"}]\
            """
                .formatted(ID));
  }

  @Test
  void showsTheMerchantEveryDisputeAndWhetherPaykkaSignedIt() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            """
            "disputes":[\
            {"dispute_id":"DG20261124000001","stage":"DISPUTE_CREATED","verified":false,\
            "heard_at":"2026-11-23T10:17:10.123Z"},\
            {"dispute_id":"DG20261124000001","stage":"DISPUTE_WON","reason_code":"10.4",\
            "amount":1000,"currency":"KWD","due_at":"2026-12-07T10:15:30.123Z","verified":true,\
            "heard_at":"2026-11-23T10:18:50.123Z"}]\
            """);
  }

  @Test
  void showsTheMerchantWhichOperationALineIsAboutAndWhatItMoved() {
    assertThat(merchant(Payments.everyField()))
        .contains(
            """
            "event":"OPERATION_FAILED","attempt":0,"operation":"%sr03","before":"AUTHORIZED",\
            "after":"AUTHORIZED","detail":"3061",\
            "amounts_before":{"authed_amount":0,"captured_amount":0,"voided_amount":0,\
            "refunded_amount":0},\
            "amounts_after":{"authed_amount":1234567,"captured_amount":234567,\
            "voided_amount":0,"refunded_amount":0}}\
            """
                .formatted(ID));
  }

  @Test
  void showsTheMerchantNoAmountsOfALineThatMovedNone() {
    Balances paid = new Balances(1250, 1250, 0, 0);
    HistoryEntry moved = Payments.paid().history().getLast();
    HistoryEntry disputed =
        new HistoryEntry(
            1,
            moved.at(),
            Speaker.UNSIGNED_WEBHOOK,
            PaymentEvent.DISPUTED,
            0,
            0,
            PaymentState.PAID,
            PaymentState.PAID,
            Optional.empty(),
            paid);

    assertThat(merchant(Payments.payment().history(moved).history(disputed).build()))
        .contains(
            """
            "speaker":"UNSIGNED_WEBHOOK","event":"DISPUTED","attempt":0,"before":"PAID",\
            "after":"PAID"}]\
            """);
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
  void showsTheMerchantWhatBecameOfEachMessageAtEachEndpoint() {
    assertThat(merchant(Payments.paid(), new Seen(List.of(WAITING, DELIVERED), true)))
        .endsWith(
            """
            "created_at":"2026-11-23T10:15:30.123Z","deliveries":[\
            {"endpoint":"ledger","status":"DELIVERED",\
            "delivered_at":"2026-11-23T10:15:33.123Z","replays":0,\
            "attempts":[{"at":"2026-11-23T10:15:33.123Z","http_status":204,"duration_ms":21,\
            "excerpt":""}]},\
            {"endpoint":"shop","status":"WAITING","next_try_at":"2026-11-23T10:16:00.123Z",\
            "replays":2,\
            "attempts":[{"at":"2026-11-23T10:15:31.123Z","http_status":503,"duration_ms":210,\
            "excerpt":"down"},\
            {"at":"2026-11-23T10:15:32.123Z","http_status":0,"duration_ms":10000,\
            "excerpt":"no answer"}]}]}]}\
            """);
  }

  @Test
  void showsTheMerchantThatAMessageWentNowhere() {
    assertThat(merchant(Payments.paid(), new Seen(List.of(), true)))
        .endsWith("\"deliveries\":[]}]}");
  }

  @Test
  void saysWhereThereMayBeMoreDeliveries() {
    assertThat(merchant(Payments.paid(), new Seen(List.of(WAITING), false)))
        .endsWith("]}]}],\"deliveries_complete\":false}");
  }

  @Test
  void showsNobodyWhatTellsOneWriterFromAnother() {
    String claim = Payments.started(Payments.FIRST).claim();
    Operation operation = Payments.everyField().books().operations().getFirst();

    assertThat(merchant(Payments.everyField()) + shopper(Payments.everyField()))
        .doesNotContain(
            claim, operation.claim(), operation.key().value(), operation.fingerprint().value());
  }

  private static Delivery delivery(
      String endpoint, DeliveryState state, int round, DeliveryAttempt... attempts) {
    return new Delivery(
        new DeliveryId(NotificationId.of(Payments.ID, 1), new EndpointName(endpoint)),
        3,
        NotificationType.PAYMENT_PAID,
        Payments.NOW,
        state,
        round,
        2,
        Payments.NOW.plusSeconds(30),
        Payments.NOW.plus(Duration.ofHours(2)),
        List.of(attempts));
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

  private static String merchant(Payment payment, Seen deliveries) {
    return PaymentJson.forMerchant(payment, deliveries).toString();
  }

  private static String merchant(Payment payment) {
    return PaymentJson.forMerchant(payment).toString();
  }
}
