package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.json.JsonWriter;
import java.net.URI;
import java.util.Optional;

/** Writes what PayKKa is asked. The bytes hold card data and go to PayKKa alone. */
final class RequestWriter {

  private final MerchantId merchant;

  RequestWriter(MerchantId merchant) {
    this.merchant = merchant;
  }

  /** <em>Initiate transaction</em>. */
  byte[] initiation(Initiation initiation) {
    Terms terms = initiation.terms();
    JsonWriter json =
        forMerchant()
            .put("payment_type", paymentType(terms.kind()))
            .put("authorisation_type", terms.authorisationType().name())
            .put("capture_method", terms.captureMethod().name())
            .put("trans_id", initiation.attempt().transId())
            .put("currency", terms.amount().currency().code())
            .put("amount", terms.amount().minor())
            .put("notify_url", initiation.notifyUrl().toString())
            .put("return_url", initiation.returnUrl().map(URI::toString));
    recurring(json, initiation);
    json.put("description", terms.description());
    InstrumentWriter.payment(json, initiation.instrument(), terms.kind());
    if (isShopperPresent(terms.kind())) {
      json.beginObject("authentication")
          .put("challenge_indicator", terms.challenge().name())
          .end()
          .beginObject("browser");
      DetailsWriter.fields(json, initiation.device().fields());
      json.end();
    }
    DetailsWriter.order(json, initiation.details());
    return json.toBytes();
  }

  /** <em>Query transaction</em>, by the number we gave it. */
  byte[] query(AttemptId attempt) {
    return forMerchant().put("trans_id", attempt.transId()).toBytes();
  }

  /** <em>Capture</em>; the fields are assumed, by analogy with void and refund. */
  byte[] capture(PaykkaOrderId order, Money amount) {
    return forMerchant()
        .put("order_id", order.value())
        .put("amount", amount.minor())
        .put("currency", amount.currency().code())
        .toBytes();
  }

  /** <em>Void</em>: all that is left, so there is no amount. */
  byte[] voidRest(PaykkaOrderId order, Optional<OperationReason> reason) {
    return forMerchant()
        .put("order_id", order.value())
        .put("reason", reason.map(OperationReason::name))
        .toBytes();
  }

  /** <em>Refund</em>. */
  byte[] refund(RefundOrder refund) {
    return forMerchant()
        .put("refund_trans_id", refund.id().text())
        .put("ori_order_id", refund.order().value())
        .put("refund_amount", refund.amount().minor())
        .put("currency", refund.amount().currency().code())
        .put("reason", refund.reason().map(OperationReason::name))
        .put("notify_url", refund.notifyUrl().toString())
        .toBytes();
  }

  /** <em>Refund query</em>, by the number we gave it. */
  byte[] refundQuery(OperationId refund) {
    return forMerchant().put("refund_trans_id", refund.text()).toBytes();
  }

  /** <em>Token remove</em>. */
  byte[] tokenRemoval(CardToken token, ShopperReference shopper) {
    return forMerchant()
        .put("token", token.value())
        .put("shopper_reference", shopper.value())
        .toBytes();
  }

  /** <em>Recurring agreement cancel</em>. */
  byte[] cancellation(RecurringAgreementId agreement) {
    return forMerchant().put("recurring_agreement_id", agreement.value()).toBytes();
  }

  /** <em>Create Apple Pay session</em>. */
  byte[] applePaySession(String domain, Optional<String> displayName) {
    return forMerchant().put("display_name", displayName).put("domain_name", domain).toBytes();
  }

  private JsonWriter forMerchant() {
    return new JsonWriter().put("merchant_id", merchant.value());
  }

  private static String paymentType(PaymentKind kind) {
    return switch (kind) {
      case PaymentKind.OneOff _, PaymentKind.StoringCard _ -> "PURCHASE";
      case PaymentKind.FirstRecurring _, PaymentKind.AgreementCharge _ -> "RECURRING";
    };
  }

  /** Who initiates a payment of an agreement, and of which; PayKKa's codes 2010 to 2012. */
  private static void recurring(JsonWriter json, Initiation initiation) {
    switch (initiation.terms().kind()) {
      case PaymentKind.FirstRecurring _ -> json.put("mit", false);
      case PaymentKind.AgreementCharge _ -> json.put("mit", true);
      case PaymentKind.OneOff _, PaymentKind.StoringCard _ -> {}
    }
    if (initiation.instrument() instanceof AgreementCredential credential) {
      json.put("recurring_agreement_id", credential.agreement().value());
    }
  }

  /** Where nobody is, there is no browser, and nobody to authenticate. */
  private static boolean isShopperPresent(PaymentKind kind) {
    return switch (kind) {
      case PaymentKind.OneOff _, PaymentKind.StoringCard _, PaymentKind.FirstRecurring _ -> true;
      case PaymentKind.AgreementCharge _ -> false;
    };
  }
}
