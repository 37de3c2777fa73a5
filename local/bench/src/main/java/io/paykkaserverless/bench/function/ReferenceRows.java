package io.paykkaserverless.bench.function;

import io.paykkaserverless.bench.standin.PlayedAws;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;

/** The two payments as the reference's table holds them. */
final class ReferenceRows {

  static final String PAYMENTS = "reference-payments";
  static final String EVENTS = "reference-events";

  private static final String AT = "2026-11-01T12:00:00Z";

  private ReferenceRows() {}

  /**
   * Puts them there.
   *
   * @param created nobody has tried to pay it
   * @param reported PayKKa was asked about its first attempt
   */
  static void put(PlayedAws aws, MerchantId merchant, String created, PaymentId reported) {
    aws.put(PAYMENTS, row(merchant, created, "CREATED", ""));
    aws.put(
        PAYMENTS,
        row(merchant, reported.value(), "PROCESSING", new AttemptId(reported, 1).transId()));
  }

  private static JsonObject row(MerchantId merchant, String id, String status, String attempt) {
    JsonWriter row = new JsonWriter();
    text(row, "id", id);
    number(row, "version", 1);
    text(row, "merchantId", merchant.value());
    number(row, "amount", 1250);
    text(row, "currency", "EUR");
    text(row, "status", status);
    text(row, "reference", "bench");
    text(row, "returnUrl", "https://shop.example/result");
    text(row, "createdAt", AT);
    text(row, "updatedAt", AT);
    row.beginObject("attempts").beginArray("L");
    if (!attempt.isEmpty()) {
      row.beginElement().beginObject("M");
      text(row, "transId", attempt);
      text(row, "orderId", "");
      text(row, "status", status);
      text(row, "startedAt", AT);
      row.end().end();
    }
    row.end().end();
    try {
      return JsonReader.readObject(row.toBytes());
    } catch (MalformedJson e) {
      throw new IllegalStateException("it was just written", e);
    }
  }

  private static void text(JsonWriter row, String name, String value) {
    row.beginObject(name).put("S", value).end();
  }

  private static void number(JsonWriter row, String name, long value) {
    row.beginObject(name).put("N", Long.toString(value)).end();
  }
}
