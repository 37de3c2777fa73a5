package io.paykkaserverless.aws;

import io.paykkaserverless.aws.http.DisputeJson;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Dispute;
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
    switch (content.cause()) {
      case Cause.OfAttempt(Attempt learned) -> credential(json, content.type(), learned);
      case Cause.OfOperation(Operation operation) ->
          moved(operation(json, operation), content.balances());
      case Cause.OfDispute(Dispute dispute) ->
          DisputeJson.members(json.beginObject("dispute"), dispute).end();
      case Cause.OfPayment _ -> {}
    }
    return json.end().toString();
  }

  @Override
  public String body(AgreementNotificationContent content) {
    Agreement agreement = content.agreement();
    JsonWriter json =
        new JsonWriter()
            .put("type", content.type().code())
            .put("timestamp", content.occurredAt().toString())
            .beginObject("data")
            .put("agreement_id", agreement.id().value())
            .put("sequence", content.sequence())
            .put("status", agreement.state().asTold().name())
            .put("currency", agreement.currency().code())
            .put("reference", agreement.reference())
            .put("first_payment_id", agreement.id().firstPayment().value());
    agreement.plan().ifPresent(plan -> schedule(json, agreement.state(), plan));
    return json.end().toString();
  }

  /** The charge that comes next, or the one that was not paid. */
  private static void schedule(JsonWriter json, AgreementState state, ChargePlan plan) {
    switch (state) {
      case ACTIVE ->
          json.put("period", plan.period().value()).put("next_charge_at", plan.dueAt().toString());
      case PAST_DUE -> json.put("period", plan.period().value());
      case PAUSED, CANCELING, CANCELED, ENDED -> {}
    }
  }

  /** The capture, void or refund that is the news. PayKKa's code stays in the merchant's view. */
  private static JsonWriter operation(JsonWriter json, Operation operation) {
    return json.beginObject("operation")
        .put("id", operation.id().text())
        .put("type", operation.kind().name())
        .put("status", operation.state().name())
        .put("amount", operation.amount().minor())
        .put("refund_order_id", operation.refundOrderId().map(RefundOrderId::value))
        .put("failure_code", operation.failure().map(failure -> failure.reason().name()))
        .end();
  }

  /** What has moved in all, so that a receiver need not add up messages that come out of order. */
  private static void moved(JsonWriter json, Balances balances) {
    json.put("captured_amount", balances.captured())
        .put("voided_amount", balances.voided())
        .put("refunded_amount", balances.refunded());
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
          PAYMENT_CAPTURED,
          PAYMENT_CAPTURE_FAILED,
          PAYMENT_VOID_FAILED,
          PAYMENT_REFUNDED,
          PAYMENT_REFUND_FAILED,
          PAYMENT_DISPUTED,
          PAYMENT_EXPIRED,
          PAYMENT_NEEDS_ATTENTION,
          AGREEMENT_PAUSED,
          AGREEMENT_RESUMED,
          AGREEMENT_PAST_DUE,
          AGREEMENT_ENDED,
          AGREEMENT_CANCELED -> {}
    }
  }

  private static void card(JsonWriter json, Attempt attempt) {
    json.put("card_brand", attempt.card().map(CardSummary::brand))
        .put("card_last4", attempt.card().map(CardSummary::last4));
  }
}
