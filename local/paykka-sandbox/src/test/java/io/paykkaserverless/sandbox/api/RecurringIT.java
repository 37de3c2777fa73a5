package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import org.junit.jupiter.api.Test;

class RecurringIT extends SandboxTest {

  private final TestMerchant merchant = merchantOf(start(settings()));

  /** What the first payment of a series leaves behind. */
  private record Series(String agreementId, String token) {}

  @Test
  void givesTokenAndAgreementInReplyQueryAndWebhook() {
    PaykkaReply reply = merchant.initiate(first().put("notify_url", shop.notifyUrl().toString()));

    String agreement = reply.field("recurring_agreement_id");
    assertThat(agreement).matches("RA\\d{16}");
    assertThat(reply.field("token")).startsWith("TK");
    assertThat(reply.field("shopper_reference")).isEqualTo("s-1");
    assertThat(merchant.query("order-1").body()).isEqualTo(reply.body());
    assertThat(shop.await(1).getFirst().field("recurring_agreement_id")).isEqualTo(agreement);
  }

  @Test
  void tellsNothingOfTheRequestThatPaykkaDoesNotDocument() {
    assertThat(merchant.initiate(first()).data().fields())
        .doesNotContainKeys("payment_type", "mit");
  }

  @Test
  void chargesByAgreementWithNobodyThere() {
    Series series = begin(TestMerchant.VISA.number());

    PaykkaReply reply = merchant.initiate(later(series));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.data().get("recurring_agreement_id")).isEmpty();
  }

  @Test
  void neverAsksForThreeDSecureWithNobodyThere() {
    PaykkaReply open =
        merchant.initiate(
            merchant.initiation("order-1", TestMerchant.CHALLENGED).firstOfSeriesFor("s-1"));
    merchant.choose(open.authenticationUrl().orElseThrow(), "approve");
    PaykkaReply approved = merchant.query("order-1");
    Series series = new Series(approved.field("recurring_agreement_id"), approved.field("token"));

    assertThat(merchant.initiate(later(series).challenge("CHALLENGE")).transactionStatus())
        .isEqualTo("SUCCESS");
  }

  @Test
  void declinesTheCardThatIsGoodOnlyOnce() {
    Series series = begin(TestMerchant.DECLINED_LATER.number());

    PaykkaReply reply = merchant.initiate(later(series));

    assertThat(reply.transactionStatus()).isEqualTo("FAILURE");
    assertThat(reply.field("error_code")).isEqualTo("2099");
  }

  @Test
  void wantsToKnowWhoInitiates() {
    refused(first().without("mit"), "2010");
  }

  @Test
  void wantsTheMerchantToInitiateEveryPaymentButTheFirst() {
    refused(later(begin(TestMerchant.VISA.number())).put("mit", false), "2011");
  }

  @Test
  void wantsTheShopperToInitiateTheFirst() {
    refused(first().put("mit", true), "2012");
  }

  @Test
  void wantsTheFirstToStoreTheCard() {
    refused(first().withoutPayment("store_payment_method"), "2014");
    refused(first().payment("store_payment_method", false), "2014");
  }

  @Test
  void wantsTheFirstToSayThatItIsASubscription() {
    refused(first().payment("token_usage", "CARD_ON_FILE"), "010000");
    refused(first().withoutPayment("token_usage"), "010000");
  }

  @Test
  void wantsToKnowWhoAgrees() {
    refused(first().withoutPayment("shopper_reference"), "2008");
  }

  @Test
  void knowsNoAgreementItNeverGave() {
    Series series = begin(TestMerchant.VISA.number());

    refused(later(new Series("RA4264524535435435", series.token())), "2015");
  }

  @Test
  void chargesNothingByACancelledAgreement() {
    Series series = begin(TestMerchant.VISA.number());

    PaykkaReply cancelled = cancel(series.agreementId());

    assertThat(cancelled.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
    refused(later(series), "2016");
    assertThat(cancel(series.agreementId()).retCode()).isEqualTo("2016");
  }

  @Test
  void cancelsNoAgreementItNeverGave() {
    assertThat(cancel("RA4264524535435435").retCode()).isEqualTo("2015");
    assertThat(merchant.ask(TestMerchant.RECURRING_CANCEL).retCode()).isEqualTo("010000");
  }

  @Test
  void answersALaterPaymentAgainThoughItsAgreementEnded() {
    Series series = begin(TestMerchant.VISA.number());
    PaykkaReply charged = merchant.initiate(later(series));
    cancel(series.agreementId());

    assertThat(merchant.initiate(later(series)).field("order_id"))
        .isEqualTo(charged.field("order_id"));
  }

  @Test
  void chargesOnlyTheCardOfTheAgreement() {
    Series series = begin(TestMerchant.VISA.number());
    String other =
        merchant
            .initiate(merchant.initiation("order-3", TestMerchant.VISA).storingFor("s-1"))
            .field("token");

    refused(later(new Series(series.agreementId(), other)), "010000");
    refused(later(series).payment("shopper_reference", "s-2"), "010000");
    refused(later(series).withoutPayment("shopper_reference"), "2008");
  }

  @Test
  void chargesNoCardThatWasRemoved() {
    Series series = begin(TestMerchant.VISA.number());
    merchant.ask(TestMerchant.TOKEN_REMOVE, "token", series.token(), "shopper_reference", "s-1");

    refused(later(series), "010000");
  }

  @Test
  void chargesByAgreementTheStoredCardAlone() {
    Series series = begin(TestMerchant.VISA.number());
    InitiationBody typedIn =
        merchant
            .initiation("order-2", TestMerchant.VISA)
            .byAgreement(series.agreementId(), series.token(), "s-1");

    refused(typedIn, "010000");
    refused(typedIn.withoutPayment("token"), "010000");
  }

  @Test
  void hasNoAgreementsOutsideASeries() {
    refused(merchant.initiation("order-1", TestMerchant.VISA).put("mit", true), "010000");
  }

  private InitiationBody first() {
    return merchant.initiation("order-1", TestMerchant.VISA).firstOfSeriesFor("s-1");
  }

  private Series begin(String number) {
    PaykkaReply reply =
        merchant.initiate(
            merchant.initiation("order-1", TestMerchant.card(number)).firstOfSeriesFor("s-1"));
    return new Series(reply.field("recurring_agreement_id"), reply.field("token"));
  }

  private static InitiationBody later(Series series) {
    return new InitiationBody("order-2").byAgreement(series.agreementId(), series.token(), "s-1");
  }

  private PaykkaReply cancel(String agreementId) {
    return merchant.ask(TestMerchant.RECURRING_CANCEL, "recurring_agreement_id", agreementId);
  }

  private void refused(InitiationBody body, String code) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo(code);
  }
}
