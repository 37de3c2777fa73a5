package io.paykkaserverless.aws;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/**
 * The JSON that merchants receive: {@code type}, {@code timestamp} and {@code data}, as Standard
 * Webhooks 1.0 recommends. Fields may be added; none is ever renamed or removed.
 */
public final class JsonNotificationFormat implements NotificationFormat {

  @Override
  public String body(NotificationContent content) {
    Terms terms = content.payment().terms();
    Optional<Attempt> attempt = content.attempt();
    JsonWriter json =
        new JsonWriter()
            .put("type", content.type().code())
            .put("timestamp", content.occurredAt().toString())
            .beginObject("data")
            .put("payment_id", content.payment().id().value())
            .put("sequence", content.sequence())
            .put("status", content.state().name())
            .put("amount", terms.amount().minor())
            .put("currency", terms.amount().currency().code())
            .put("reference", terms.reference())
            .put("attempt", attempt.map(it -> it.id().number()).orElse(0))
            .put(
                "failure_code",
                attempt.flatMap(Attempt::failure).map(failure -> failure.reason().name()));
    agreement(json, content.payment());
    attempt.ifPresent(it -> credential(json, content.type(), it));
    return json.end().toString();
  }

  /** Which agreement the payment began or charges. */
  private static void agreement(JsonWriter json, Payment payment) {
    switch (payment.terms().kind()) {
      case PaymentKind.FirstRecurring _ ->
          json.put("agreement_id", AgreementId.of(payment.id()).value());
      case PaymentKind.AgreementCharge charge ->
          json.put("agreement_id", charge.agreement().value())
              .put("period", charge.period().value());
      case PaymentKind.OneOff _, PaymentKind.StoringCard _ -> {}
    }
  }

  /** How to call what PayKKa stored, where that is the news. */
  private static void credential(JsonWriter json, NotificationType type, Attempt attempt) {
    switch (type) {
      case TOKEN_CREATED -> {
        json.put("token", attempt.token().map(CardToken::value));
        card(json, attempt);
      }
      case AGREEMENT_CREATED -> card(json, attempt);
      case PAYMENT_AUTHORIZED,
          PAYMENT_PAID,
          PAYMENT_DECLINED,
          PAYMENT_CANCELED,
          PAYMENT_PARTIALLY_REVERSED,
          PAYMENT_REFUNDED,
          PAYMENT_EXPIRED,
          PAYMENT_NEEDS_ATTENTION -> {}
    }
  }

  private static void card(JsonWriter json, Attempt attempt) {
    json.put("card_brand", attempt.card().map(CardSummary::brand))
        .put("card_last4", attempt.card().map(CardSummary::last4));
  }
}
