package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/** A payment's story in our API's JSON, for the merchant's server alone. */
final class HistoryJson {

  private HistoryJson() {}

  /** Puts the lines, oldest first, as {@code history}. */
  static JsonWriter history(JsonWriter json, Payment payment) {
    json.beginArray("history");
    Balances lineBefore = Balances.NONE;
    for (HistoryEntry entry : payment.history()) {
      line(json.beginElement(), payment, entry, lineBefore);
      json.end();
      lineBefore = entry.balances();
    }
    return json.end();
  }

  private static void line(
      JsonWriter json, Payment payment, HistoryEntry entry, Balances lineBefore) {
    json.put("at", entry.at().toString())
        .put("speaker", entry.speaker().name())
        .put("event", entry.event().name())
        .put("attempt", entry.attempt())
        .put("operation", operation(payment, entry))
        .put("before", entry.before().name())
        .put("after", entry.after().name())
        .put("detail", entry.detail());
    if (!entry.balances().equals(lineBefore)) {
      BalancesJson.moved(json, "amounts_before", lineBefore);
      BalancesJson.moved(json, "amounts_after", entry.balances());
    }
  }

  private static Optional<String> operation(Payment payment, HistoryEntry entry) {
    return payment.books().operations().stream()
        .filter(operation -> operation.id().number() == entry.operation())
        .findFirst()
        .map(Operation::id)
        .map(id -> id.text());
  }
}
