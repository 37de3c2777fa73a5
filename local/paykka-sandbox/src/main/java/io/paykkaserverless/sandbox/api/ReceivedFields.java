package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.sandbox.transaction.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of the latest requests that were let in, so that tests can look at what arrived. What
 * would let somebody pay is replaced before it is kept.
 */
public final class ReceivedFields {

  /** Stands where a card or a wallet's secret stood. */
  public static final String SECRET = "[secret]";

  private static final int ENTRIES_MAX = 2_000;
  private static final Set<String> SECRETS =
      Set.of(
          "card_no",
          "exp_year",
          "exp_month",
          "cvv",
          "encrypted_card_no",
          "encrypted_exp_year",
          "encrypted_exp_month",
          "encrypted_cvv",
          "token_data",
          "cryptogram");

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One request.
   *
   * @param operation for example {@code initiate}
   * @param fields the body, without secrets
   */
  public record Entry(String operation, Subject subject, JsonObject fields) {}

  synchronized void add(String operation, Subject subject, JsonObject body) {
    entries.addLast(new Entry(operation, subject, withoutSecrets(body)));
    if (entries.size() > ENTRIES_MAX) {
      entries.removeFirst();
    }
  }

  /** What was received about the payment or refund with this number, oldest first. */
  public synchronized List<Entry> about(String number) {
    return entries.stream().filter(it -> it.subject().isAbout(number)).toList();
  }

  /** What was received for {@code operation}, oldest first. */
  public synchronized List<Entry> of(String operation) {
    return entries.stream().filter(it -> it.operation().equals(operation)).toList();
  }

  private static JsonObject withoutSecrets(JsonObject json) {
    Map<String, JsonValue> shown = new LinkedHashMap<>();
    json.fields()
        .forEach(
            (name, value) ->
                shown.put(
                    name,
                    SECRETS.contains(name)
                        ? new JsonValue.JsonString(SECRET)
                        : withoutSecrets(value)));
    return new JsonObject(shown);
  }

  private static JsonValue withoutSecrets(JsonValue value) {
    return switch (value) {
      case JsonObject object -> withoutSecrets(object);
      case JsonArray(var values) ->
          new JsonArray(values.stream().map(ReceivedFields::withoutSecrets).toList());
      case JsonNumber _, JsonValue.JsonString _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ ->
          value;
    };
  }
}
