package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Apple Pay sessions from PayKKa, over HTTP. PayKKa's reference shows the session as a bare JSON
 * string; the object itself and the usual envelope are taken as well. Safe for use by several
 * threads.
 */
final class HttpPaykkaApplePay implements PaykkaApplePay {

  private final SignedCall call;
  private final RequestWriter requests;
  private final ReportReader reports;

  HttpPaykkaApplePay(SignedCall call, RequestWriter requests, ReportReader reports) {
    this.call = call;
    this.requests = requests;
    this.reports = reports;
  }

  @Override
  public SessionOutcome openSession(String domain, Optional<String> displayName, Duration limit) {
    byte[] body = requests.applePaySession(domain, displayName);
    return switch (call.ask(Operation.APPLE_PAY_SESSION, body, domain, limit)) {
      case CallOutcome.Answered(PaykkaAnswer answer) -> read(answer);
      case CallOutcome.SignatureRefused refused -> new SessionOutcome.Refused(refused.failure());
      case CallOutcome.NotSent(String cause) -> new SessionOutcome.Unavailable(cause);
      case CallOutcome.NoAnswer(String cause) -> new SessionOutcome.Unavailable(cause);
    };
  }

  private SessionOutcome read(PaykkaAnswer answer) {
    if (answer.status() == HttpURLConnection.HTTP_OK && isBare(answer)) {
      return opened(answer, answer.body());
    }
    return switch (Verdict.of(answer, reports)) {
      case Verdict.Done(JsonObject envelope) -> opened(answer, envelope.get("data"));
      case Verdict.Refused(Failure failure) -> new SessionOutcome.Refused(failure);
      case Verdict.Unclear(String cause) -> new SessionOutcome.Unavailable(cause);
    };
  }

  /** Without PayKKa's envelope, and no error that lost its envelope either. */
  private static boolean isBare(PaykkaAnswer answer) {
    return answer.body().isPresent()
        && !(answer.body().get() instanceof JsonObject fields
            && (fields.get("ret_code").isPresent() || ErrorCodes.in(fields).isPresent()));
  }

  private static SessionOutcome opened(PaykkaAnswer answer, Optional<JsonValue> content) {
    Optional<JsonObject> session = content.flatMap(HttpPaykkaApplePay::session);
    return session.isPresent()
        ? new SessionOutcome.Opened(text(session.get()))
        : new SessionOutcome.Unavailable(answer.because("no Apple Pay session"));
  }

  /** An object with something in it, or a string that holds one. */
  private static Optional<JsonObject> session(JsonValue content) {
    JsonValue value = content instanceof JsonValue.JsonString(String text) ? parsed(text) : content;
    return value instanceof JsonObject object && !object.fields().isEmpty()
        ? Optional.of(object)
        : Optional.empty();
  }

  private static JsonValue parsed(String text) {
    try {
      return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson _) {
      return new JsonValue.JsonNull();
    }
  }

  private static String text(JsonObject object) {
    JsonWriter json = new JsonWriter();
    object.fields().forEach(json::put);
    return json.toString();
  }
}
