package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.transaction.UnusableReport;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Reads PayKKa's replies through their three layers: HTTP status, {@code ret_code} of the envelope,
 * {@code error_code} of its data. Where the layers do not agree, or an error could also mean that
 * the request had its effect, the reply is {@link Reply.Unclear}: a query will tell.
 */
final class ReplyReader {

  private static final int HTTP_TOO_MANY_REQUESTS = 429;

  private final ReportReader reports;

  ReplyReader(ReportReader reports) {
    this.reports = reports;
  }

  /** What {@code answer} says about {@code transId}. */
  Reply read(HttpAnswer answer, String transId) {
    return switch (answer.status()) {
      case HttpURLConnection.HTTP_OK -> readBody(answer, transId);
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          new Reply.SignatureRefused(new Failure(FailureReason.MERCHANT_SETUP, "http-401"), false);
      case HTTP_TOO_MANY_REQUESTS ->
          new Reply.Refused(new Failure(FailureReason.TRY_AGAIN_LATER, "http-429"));
      // A proxy gave up waiting for the request, or for PayKKa; who knows how far it got.
      case HttpURLConnection.HTTP_CLIENT_TIMEOUT -> unclear(answer, "");
      default ->
          answer.status() >= 400 && answer.status() < 500
              ? readBody(answer, transId)
              : unclear(answer, "");
    };
  }

  private Reply readBody(HttpAnswer answer, String transId) {
    try {
      JsonObject envelope = JsonReader.readObject(answer.body());
      Optional<String> retCode = PaykkaFields.text(envelope, "ret_code");
      if (retCode.isEmpty()) {
        return unclear(answer, ", no ret_code");
      }
      return ErrorCodes.isSuccess(retCode.get())
          ? readSuccess(answer, envelope, transId)
          : readRefusal(answer, envelope, retCode.get());
    } catch (MalformedJson | UnusableReport e) {
      return unclear(answer, ", " + e.getMessage());
    }
  }

  /** The request was taken up; how the payment went stands in the data. */
  private Reply readSuccess(HttpAnswer answer, JsonObject envelope, String transId)
      throws UnusableReport {
    Optional<JsonObject> data = envelope.object("data");
    if (answer.status() != HttpURLConnection.HTTP_OK || data.isEmpty()) {
      return unclear(answer, ", success without data");
    }
    Optional<String> errorCode = ErrorCodes.in(data.get()).or(() -> ErrorCodes.in(envelope));
    if (errorCode.equals(Optional.of(ErrorCodes.SESSION_NOT_PAID))) {
      return unclear(answer, ", about a session and not a transaction");
    }
    if (errorCode.equals(Optional.of(ErrorCodes.NO_SUCH_ORDER))
        && data.get().get("status").isEmpty()) {
      return new Reply.NoSuchTransaction(reports.failure(ErrorCodes.NO_SUCH_ORDER));
    }
    // A reply without trans_id is about what was asked; one with another is about something else.
    String saidTransId = PaykkaFields.text(data.get(), "trans_id").orElse(transId);
    if (!saidTransId.equals(transId)) {
      return unclear(answer, ", about another transaction");
    }
    TransactionReport report = reports.read(data.get(), transId, errorCode);
    return new Reply.Described(report);
  }

  private Reply readRefusal(HttpAnswer answer, JsonObject envelope, String retCode) {
    boolean hasStatus =
        envelope.object("data").filter(data -> data.get("status").isPresent()).isPresent();
    if (hasStatus) {
      return unclear(answer, ", refused and yet with a status");
    }
    if (retCode.equals(ErrorCodes.SYSTEM_EXCEPTION)) {
      return unclear(answer, ", system exception");
    }
    Failure failure = reports.failure(retCode);
    if (retCode.equals(ErrorCodes.NO_SUCH_ORDER)) {
      return new Reply.NoSuchTransaction(failure);
    }
    boolean listed = failure.reason() != FailureReason.UNLISTED;
    if (!listed && answer.status() == HttpURLConnection.HTTP_NOT_FOUND) {
      // v3's code for an unknown order was not seen; its HTTP status can be expected.
      return new Reply.NoSuchTransaction(failure);
    }
    if (!listed && answer.status() == HttpURLConnection.HTTP_OK) {
      return unclear(answer, ", an unlisted ret_code");
    }
    return ErrorCodes.isAboutOurSignature(retCode)
        ? new Reply.SignatureRefused(failure, true)
        : new Reply.Refused(failure);
  }

  private static Reply unclear(HttpAnswer answer, String detail) {
    return new Reply.Unclear("HTTP " + answer.status() + detail);
  }
}
