package io.paykkaserverless.paykka;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way to pay, as PayKKa's guide shows it. */
class RequestWriterTest {

  private static final PaymentKind OF_A_SHOPPER =
      new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
  private static final PaymentKind CHARGE =
      new PaymentKind.AgreementCharge(
          Payments.SHOPPER, AgreementId.of(Payments.OTHER_ID), new ChargePeriod("2026-12"));
  private static final AgreementCredential CREDENTIAL =
      new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN);

  private static final OperationId REFUND = new OperationId(Payments.ID, OperationKind.REFUND, 2);

  private final RequestWriter writer = new RequestWriter(Payments.MERCHANT);

  @Test
  void writesEveryFieldThereIs() throws Exception {
    assertGolden(Initiations.full(), "initiate-every-field");
  }

  @Test
  void writesAnEncryptedCard() throws Exception {
    assertGolden(Initiations.of(of(OF_A_SHOPPER), Initiations.CARD), "initiate-encrypted-card");
  }

  @Test
  void writesAPlainCard() throws Exception {
    assertGolden(Initiations.of(of(OF_A_SHOPPER), Initiations.PLAIN_CARD), "initiate-plain-card");
  }

  @Test
  void writesAStoredCard() throws Exception {
    assertGolden(Initiations.of(of(OF_A_SHOPPER), Payments.TOKEN), "initiate-token");
  }

  @Test
  void writesAnAppleTokenThatPaykkaDecrypts() throws Exception {
    assertGolden(Initiations.of(of(OF_A_SHOPPER), Initiations.APPLE_TOKEN), "initiate-apple-token");
  }

  @Test
  void writesAnAppleTokenThatTheMerchantDecrypted() throws Exception {
    assertGolden(
        Initiations.of(of(OF_A_SHOPPER), Initiations.APPLE_DECRYPTED), "initiate-apple-decrypted");
  }

  @Test
  void writesAGoogleTokenThatPaykkaDecrypts() throws Exception {
    assertGolden(
        Initiations.of(of(OF_A_SHOPPER), Initiations.GOOGLE_TOKEN), "initiate-google-token");
  }

  @Test
  void writesAGoogleTokenThatTheMerchantDecrypted() throws Exception {
    assertGolden(
        Initiations.of(of(OF_A_SHOPPER), Initiations.GOOGLE_DECRYPTED),
        "initiate-google-decrypted");
  }

  @Test
  void writesACardToBeStored() throws Exception {
    Payment payment = of(new PaymentKind.StoringCard(Payments.SHOPPER));

    assertGolden(Initiations.of(payment, Initiations.CARD), "initiate-storing-card");
  }

  @Test
  void writesTheFirstPaymentOfAnAgreement() throws Exception {
    Payment payment = of(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));

    assertGolden(Initiations.of(payment, Initiations.PLAIN_CARD), "initiate-first-recurring");
  }

  @Test
  void writesALaterChargeOfAnAgreement() throws Exception {
    assertGolden(Initiations.of(of(CHARGE), CREDENTIAL), "initiate-agreement-charge");
  }

  @Test
  void writesAQuery() throws Exception {
    Golden.assertWritten(writer.query(Payments.FIRST), "query");
  }

  @Test
  void writesACapture() throws Exception {
    Golden.assertWritten(writer.capture(Payments.ORDER_ID, Money.of(500, "EUR")), "capture");
  }

  @Test
  void writesAVoid() throws Exception {
    Golden.assertWritten(
        writer.voidRest(Payments.ORDER_ID, Optional.of(OperationReason.REQUESTED_BY_CUSTOMER)),
        "void");
  }

  @Test
  void writesARefund() throws Exception {
    Golden.assertWritten(writer.refund(refund(Optional.of(OperationReason.DUPLICATE))), "refund");
  }

  @Test
  void writesARefundQuery() throws Exception {
    Golden.assertWritten(writer.refundQuery(REFUND), "refund-query");
  }

  @Test
  void leavesOutAReasonNobodyGave() throws Exception {
    assertThat(JsonReader.readObject(writer.voidRest(Payments.ORDER_ID, Optional.empty())).fields())
        .containsOnlyKeys("merchant_id", "order_id");
    assertThat(JsonReader.readObject(writer.refund(refund(Optional.empty()))).fields())
        .doesNotContainKey("reason");
  }

  @Test
  void writesTheRemovalOfAStoredCard() throws Exception {
    Golden.assertWritten(writer.tokenRemoval(Payments.TOKEN, Payments.SHOPPER), "token-remove");
  }

  @Test
  void writesTheEndOfAnAgreement() throws Exception {
    Golden.assertWritten(writer.cancellation(Payments.PAYKKA_AGREEMENT), "recurring-cancel");
  }

  @Test
  void writesAnApplePaySession() throws Exception {
    Golden.assertWritten(
        writer.applePaySession("shop.example", Optional.of("Kiln & Leaf")), "apple-pay-session");
  }

  @Test
  void leavesTheNameOfTheShopToPaykka() throws Exception {
    JsonObject request =
        JsonReader.readObject(writer.applePaySession("shop.example", Optional.empty()));

    assertThat(request.fields()).containsOnlyKeys("merchant_id", "domain_name");
  }

  @Test
  void leavesOutWhatNobodySaid() throws Exception {
    JsonObject request = written(Initiations.of(Payments.created(), Initiations.CARD));

    assertThat(request.object("browser").orElseThrow().fields()).isEmpty();
    assertThat(request.fields())
        .doesNotContainKeys("description", "goods", "bill", "shipping", "customer", "mit");
    assertThat(request.object("payment").orElseThrow().fields())
        .doesNotContainKeys("shopper_reference", "store_payment_method", "token_usage");
  }

  @Test
  void leavesOutTheAddressesNobodyGave() throws Exception {
    OrderDetails billed =
        new OrderDetails(List.of(), Orders.address(true), Details.none(), Details.none());
    Payment payment = Payments.payment().details(billed).build();

    assertThat(written(Initiations.of(payment, Initiations.CARD)).fields())
        .containsKey("bill")
        .doesNotContainKeys("goods", "shipping", "customer");
  }

  @ParameterizedTest
  @CsvSource({"1000, JPY", "1234567, KWD", "1, EUR", "999999999999, USD"})
  void writesMinorUnitsAsAnInteger(long minor, String currency) throws Exception {
    Payment payment = Payments.payment().amount(Money.of(minor, currency)).build();
    JsonObject request = written(Initiations.of(payment, Initiations.CARD));

    assertThat(request.integer("amount")).contains(minor);
    assertThat(request.text("currency")).contains(currency);
  }

  @ParameterizedTest
  @EnumSource(CaptureMethod.class)
  void asksForTheCaptureMethod(CaptureMethod method) throws Exception {
    Payment payment = Payments.payment().captureMethod(method).build();

    assertThat(written(Initiations.of(payment, Initiations.CARD)).text("capture_method"))
        .contains(method.name());
  }

  @ParameterizedTest
  @EnumSource(AuthorisationType.class)
  void asksForTheAuthorisationType(AuthorisationType type) throws Exception {
    Payment payment = Payments.payment().authorisationType(type).build();

    assertThat(written(Initiations.of(payment, Initiations.CARD)).text("authorisation_type"))
        .contains(type.name());
  }

  @ParameterizedTest
  @EnumSource(ChallengeIndicator.class)
  void asksForTheChallenge(ChallengeIndicator challenge) throws Exception {
    Payment payment = Payments.payment().challenge(challenge).build();

    assertThat(
            written(Initiations.of(payment, Initiations.CARD))
                .object("authentication")
                .flatMap(authentication -> authentication.text("challenge_indicator")))
        .contains(challenge.name());
  }

  private static RefundOrder refund(Optional<OperationReason> reason) {
    return new RefundOrder(
        REFUND,
        Payments.ORDER_ID,
        Money.of(250, "EUR"),
        reason,
        URI.create("https://pay.example/webhooks/paykka"));
  }

  private static Payment of(PaymentKind kind) {
    return Payments.payment().kind(kind).build();
  }

  private void assertGolden(Initiation initiation, String name) throws Exception {
    Golden.assertWritten(writer.initiation(initiation), name);
  }

  private JsonObject written(Initiation initiation) throws Exception {
    return JsonReader.readObject(writer.initiation(initiation));
  }
}
