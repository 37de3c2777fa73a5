package io.paykkaserverless.paykka;

import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * An answer of PayKKa's through its first two layers: HTTP status, and {@code ret_code} of the
 * envelope.
 *
 * @param status HTTP status
 * @param body what it holds, where it is JSON
 * @param envelope what that says of the request
 */
record PaykkaAnswer(int status, Optional<JsonValue> body, Envelope envelope) {

  private static final int HTTP_TOO_MANY_REQUESTS = 429;

  /** What PayKKa's {@code ret_code} says of a request. */
  sealed interface Envelope {

    /** The request was taken up. How it went may stand in the {@code data}. */
    record TakenUp(JsonObject fields) implements Envelope {}

    /**
     * PayKKa says no, or says that it broke.
     *
     * @param retCode as it came
     */
    record Refused(String retCode, JsonObject fields) implements Envelope {}

    /** PayKKa wants us to slow down, and did not look at the request. */
    record TooManyRequests() implements Envelope {}

    /** There is none, or it contradicts the HTTP status. */
    record Unclear(String cause) implements Envelope {}
  }

  /** Reads what {@code answer} holds. */
  static PaykkaAnswer of(HttpAnswer answer) {
    int status = answer.status();
    if (status == HTTP_TOO_MANY_REQUESTS) {
      return new PaykkaAnswer(status, Optional.empty(), new Envelope.TooManyRequests());
    }
    // At 408 a proxy gave up waiting for the request, or for PayKKa; who knows how far it got.
    boolean refusal =
        status >= HttpURLConnection.HTTP_BAD_REQUEST
            && status < HttpURLConnection.HTTP_INTERNAL_ERROR
            && status != HttpURLConnection.HTTP_CLIENT_TIMEOUT;
    if (status != HttpURLConnection.HTTP_OK && !refusal) {
      return new PaykkaAnswer(status, Optional.empty(), unclear(status, ""));
    }
    try {
      JsonValue body = JsonReader.read(answer.body());
      return new PaykkaAnswer(status, Optional.of(body), envelope(status, body));
    } catch (MalformedJson e) {
      return new PaykkaAnswer(status, Optional.empty(), unclear(status, ", " + e.getMessage()));
    }
  }

  /** The code, where PayKKa says that it did not accept our signature. */
  Optional<String> refusalOfOurSignature() {
    return envelope instanceof Envelope.Refused(String retCode, JsonObject fields)
            && ErrorCodes.isAboutOurSignature(retCode)
            && !hasStatus(fields)
        ? Optional.of(retCode)
        : Optional.empty();
  }

  /** For logs: the HTTP status and why it does not help. */
  String because(String detail) {
    return "HTTP " + status + ", " + detail;
  }

  /** Whether the envelope tells how a transaction stands. */
  static boolean hasStatus(JsonObject envelope) {
    return envelope.object("data").filter(data -> data.get("status").isPresent()).isPresent();
  }

  private static Envelope envelope(int status, JsonValue body) {
    if (!(body instanceof JsonObject fields)) {
      return unclear(status, ", the JSON is no object");
    }
    Optional<String> retCode = PaykkaFields.text(fields, "ret_code");
    if (retCode.isEmpty()) {
      return unclear(status, ", no ret_code");
    }
    if (!ErrorCodes.isSuccess(retCode.get())) {
      return new Envelope.Refused(retCode.get(), fields);
    }
    return status == HttpURLConnection.HTTP_OK
        ? new Envelope.TakenUp(fields)
        : unclear(status, ", and yet a success");
  }

  private static Envelope unclear(int status, String detail) {
    return new Envelope.Unclear("HTTP " + status + detail);
  }
}
