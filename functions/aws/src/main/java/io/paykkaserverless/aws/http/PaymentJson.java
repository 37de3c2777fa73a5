package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.json.JsonWriter;
import java.net.URI;
import java.util.Optional;

/** A payment in our API's JSON: what a shop page may see, and what the merchant's server may. */
public final class PaymentJson {

  private PaymentJson() {}

  /**
   * For the shopper's browser: how it stands and what to do next. Nothing of PayKKa's codes, of
   * other attempts or of the order's description.
   */
  public static JsonWriter forShopper(Payment payment) {
    JsonWriter json =
        new JsonWriter()
            .put("id", payment.id().value())
            .put("status", shoppersStatus(payment.state()))
            .put("amount", payment.terms().amount().minor())
            .put("currency", payment.terms().amount().currency().code());
    Optional<Attempt> latest = payment.latestAttempt();
    if (payment.state() == PaymentState.AWAITING_SHOPPER) {
      latest.flatMap(Attempt::authenticationUrl).ifPresent(url -> redirect(json, url));
    }
    if (payment.state() == PaymentState.DECLINED) {
      latest.flatMap(Attempt::failure).ifPresent(failure -> shoppersFailure(json, failure));
    }
    return json;
  }

  /** For the merchant's server: everything that the payment itself keeps. */
  public static JsonWriter forMerchant(Payment payment) {
    return OutboxJson.notifications(merchants(payment), payment.outbox());
  }

  /** The same, and what became of its messages. */
  public static JsonWriter forMerchant(Payment payment, ViewDeliveries.Seen deliveries) {
    return OutboxJson.notifications(merchants(payment), payment.outbox(), deliveries);
  }

  /**
   * The agreement that a payment begins or belongs to. Its name is known before the agreement is:
   * there is none until PayKKa has approved its first payment.
   */
  public static Optional<AgreementId> agreement(Payment payment) {
    return switch (payment.terms().kind()) {
      case PaymentKind.FirstRecurring _ -> Optional.of(AgreementId.of(payment.id()));
      case PaymentKind.AgreementCharge charge -> Optional.of(charge.agreement());
      case PaymentKind.OneOff _, PaymentKind.StoringCard _ -> Optional.empty();
    };
  }

  private static JsonWriter merchants(Payment payment) {
    JsonWriter json =
        new JsonWriter()
            .put("id", payment.id().value())
            .put("status", payment.state().name())
            .put("needs_attention", payment.needsAttention())
            .put("amount", payment.terms().amount().minor())
            .put("currency", payment.terms().amount().currency().code())
            .put("reference", payment.terms().reference())
            .put("description", payment.terms().description())
            .put("capture_method", payment.terms().captureMethod().name())
            .put("authorisation_type", payment.terms().authorisationType().name());
    kind(json, payment);
    json.put("created_at", payment.terms().createdAt().toString())
        .put("expires_at", payment.terms().expiresAt().toString());
    BalancesJson.balances(json, payment);
    payment
        .books()
        .differing()
        .ifPresent(theirs -> BalancesJson.moved(json, "paykka_balances", theirs));
    json.beginArray("attempts");
    payment.attempts().forEach(attempt -> attempt(json, attempt));
    json.end().beginArray("operations");
    payment.books().operations().forEach(operation -> operation(json, operation));
    json.end().beginArray("disputes");
    payment.disputes().forEach(dispute -> dispute(json, dispute));
    json.end();
    return HistoryJson.history(json, payment);
  }

  private static void kind(JsonWriter json, Payment payment) {
    PaymentKind kind = payment.terms().kind();
    json.put("payment_type", paymentType(kind))
        .put("shopper_reference", kind.shopper().map(ShopperReference::value))
        .put("store_payment_method", kind.storesCard())
        .put("agreement_id", agreement(payment).map(AgreementId::value));
    if (kind instanceof PaymentKind.AgreementCharge charge) {
      json.put("period", charge.period().value());
    }
  }

  private static String paymentType(PaymentKind kind) {
    return switch (kind) {
      case PaymentKind.OneOff _, PaymentKind.StoringCard _ -> "PURCHASE";
      case PaymentKind.FirstRecurring _, PaymentKind.AgreementCharge _ -> "RECURRING";
    };
  }

  /** A shopper cannot do anything about a lost answer; to them it is being processed. */
  private static String shoppersStatus(PaymentState state) {
    return (state == PaymentState.UNKNOWN ? PaymentState.PROCESSING : state).name();
  }

  private static void redirect(JsonWriter json, URI url) {
    json.beginObject("next_action").put("type", "redirect").put("url", url.toString()).end();
  }

  private static void shoppersFailure(JsonWriter json, Failure failure) {
    json.beginObject("failure")
        .put("code", failure.reason().name())
        .put("message", sentence(failure.reason()))
        .put("shopper_may_retry", failure.reason().shopperMayRetry())
        .end();
  }

  private static void attempt(JsonWriter json, Attempt attempt) {
    json.beginElement()
        .put("trans_id", attempt.id().transId())
        .put("order_id", attempt.orderId().map(PaykkaOrderId::value))
        .put("status", attempt.state().name())
        .put("started_at", attempt.startedAt().toString())
        .put("payment_method", attempt.method().name())
        .put("card_brand", attempt.card().map(card -> card.brand()))
        .put("card_last4", attempt.card().map(card -> card.last4()))
        .put("token", attempt.token().map(CardToken::value))
        .put("recurring_agreement_id", attempt.agreement().map(RecurringAgreementId::value))
        .put("failure_code", attempt.failure().map(failure -> failure.reason().name()))
        .put("paykka_code", attempt.failure().map(Failure::paykkaCode))
        .end();
  }

  private static void operation(JsonWriter json, Operation operation) {
    OperationJson.members(json.beginElement(), operation).end();
  }

  private static void dispute(JsonWriter json, Dispute dispute) {
    DisputeJson.members(json.beginElement(), dispute)
        .put("heard_at", dispute.heardAt().toString())
        .end();
  }

  private static String sentence(FailureReason reason) {
    return switch (reason) {
      case CARD_DECLINED -> "The card was declined. Try another card, or ask your bank.";
      case INVALID_CARD -> "The card was not accepted. Check its details or use another card.";
      case CARD_NOT_SUPPORTED -> "This card is not accepted here. Please use another one.";
      case CARD_DATA_EXPIRED -> "That took too long. Please enter or choose your card again.";
      case CARD_DATA_UNREADABLE -> "Your card could not be read. Please enter or choose it again.";
      case NOT_PROCESSED -> "The payment was not processed and nothing was charged. Try again.";
      case TRY_AGAIN_LATER -> "Too much is going on right now. Please try again in a minute.";
      case MERCHANT_SETUP -> "The shop cannot take this payment right now. Nothing was charged.";
      case AGREEMENT_ENDED -> "The shop may not charge this card any more. Nothing was charged.";
      case NOT_POSSIBLE -> "The shop cannot do this with the payment. Please ask the shop.";
      case UNLISTED -> "The payment was declined. Try another card.";
    };
  }
}
