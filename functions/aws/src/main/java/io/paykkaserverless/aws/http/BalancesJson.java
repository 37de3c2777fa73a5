package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Possible;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.json.JsonWriter;

/** What has moved of a payment's money and what can, in minor units, by PayKKa's names for it. */
public final class BalancesJson {

  private BalancesJson() {}

  /** Puts our books on {@code payment} and what they leave possible, as {@code balances}. */
  public static JsonWriter balances(JsonWriter json, Payment payment) {
    Balances ours = payment.books().balances();
    Possible possible = Possible.with(payment);
    return json.beginObject("balances")
        .put("authed_amount", ours.authorised())
        .put("captured_amount", ours.captured())
        .put("able_to_capture_amount", possible.ableToCapture())
        .put("voided_amount", ours.voided())
        .put("able_to_void_amount", possible.ableToVoid())
        .put("refunded_amount", ours.refunded())
        .put("able_to_refund_amount", possible.ableToRefund())
        .end();
  }

  /** Puts what can be done with {@code payment} now, as {@code possible}. */
  public static JsonWriter possible(JsonWriter json, Payment payment) {
    Possible possible = Possible.with(payment);
    return json.beginObject("possible")
        .put("able_to_capture_amount", possible.ableToCapture())
        .put("able_to_void_amount", possible.ableToVoid())
        .put("able_to_refund_amount", possible.ableToRefund())
        .end();
  }

  /** Puts what has moved, as {@code name}. */
  static JsonWriter moved(JsonWriter json, String name, Balances balances) {
    return json.beginObject(name)
        .put("authed_amount", balances.authorised())
        .put("captured_amount", balances.captured())
        .put("voided_amount", balances.voided())
        .put("refunded_amount", balances.refunded())
        .end();
  }
}
