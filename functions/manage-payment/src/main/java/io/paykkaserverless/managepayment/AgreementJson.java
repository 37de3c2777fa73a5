package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.OutboxJson;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.json.JsonWriter;
import java.time.Instant;

/** An agreement in our API's JSON, for the merchant's server. */
final class AgreementJson {

  private AgreementJson() {}

  static JsonWriter of(Agreement agreement) {
    return OutboxJson.notifications(members(agreement), agreement.outbox());
  }

  /** The same, and what became of its messages. */
  static JsonWriter of(Agreement agreement, ViewDeliveries.Seen deliveries) {
    return OutboxJson.notifications(members(agreement), agreement.outbox(), deliveries);
  }

  static String status(AgreementState state) {
    return state.asTold().name();
  }

  private static JsonWriter members(Agreement agreement) {
    JsonWriter json =
        new JsonWriter()
            .put("id", agreement.id().value())
            .put("status", status(agreement.state()))
            .put("payment_id", agreement.id().firstPayment().value())
            .put("shopper_reference", agreement.shopper().value())
            .put("card_brand", agreement.card().map(card -> card.brand()))
            .put("card_last4", agreement.card().map(card -> card.last4()))
            .put("currency", agreement.currency().code())
            .put("created_at", agreement.openedAt().toString());
    agreement.plan().map(ChargePlan::schedule).ifPresent(schedule -> schedule(json, schedule));
    if (agreement.state() == AgreementState.ACTIVE) {
      agreement.plan().ifPresent(plan -> nextCharge(json, plan));
    }
    return json;
  }

  private static void schedule(JsonWriter json, Schedule schedule) {
    json.beginObject("schedule")
        .put("interval", schedule.interval().toString())
        .put("amount", schedule.amount().minor())
        .put("start", schedule.start().toString())
        .put("end", schedule.end().map(Instant::toString))
        .put("grace_days", schedule.graceDays())
        .beginArray("retry_after_days");
    for (int days : schedule.retryAfterDays()) {
      json.element(days);
    }
    json.end().end();
  }

  private static void nextCharge(JsonWriter json, ChargePlan plan) {
    json.beginObject("next_charge")
        .put("period", plan.period().value())
        .put("at", plan.dueAt().toString())
        .put("amount", plan.schedule().amount().minor())
        .end();
  }
}
