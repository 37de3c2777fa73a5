package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.paykka.PaykkaAnswer.Envelope;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.transaction.UnusableReport;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Reads what PayKKa says of a transaction through the layers of its answer: HTTP status, {@code
 * ret_code} of the envelope, {@code error_code} of its data. Where the layers do not agree, or an
 * error could also mean that the request had its effect, the reply is {@link Reply.Unclear}: a
 * query will tell.
 */
final class ReplyReader {

  private final ReportReader reports;

  ReplyReader(ReportReader reports) {
    this.reports = reports;
  }

  /** What {@code answer} says about {@code transId}. */
  Reply read(PaykkaAnswer answer, String transId) {
    return switch (answer.envelope()) {
      case Envelope.TakenUp(JsonObject envelope) -> readSuccess(answer, envelope, transId);
      case Envelope.Refused(String retCode, JsonObject envelope) ->
          readRefusal(answer, envelope, retCode);
      case Envelope.TooManyRequests _ ->
          new Reply.Refused(ErrorCodes.TOO_MANY_REQUESTS.asFailure());
      case Envelope.Unclear(String cause) -> new Reply.Unclear(cause);
    };
  }

  /** The request was taken up; how the payment went stands in the data. */
  private Reply readSuccess(PaykkaAnswer answer, JsonObject envelope, String transId) {
    Optional<JsonObject> data = envelope.object("data");
    if (data.isEmpty()) {
      return unclear(answer, "success without data");
    }
    Optional<String> errorCode = ErrorCodes.in(data.get()).or(() -> ErrorCodes.in(envelope));
    if (errorCode.equals(Optional.of(ErrorCodes.SESSION_NOT_PAID))) {
      return unclear(answer, "about a session and not a transaction");
    }
    if (errorCode.equals(Optional.of(ErrorCodes.NO_SUCH_ORDER))
        && data.get().get("status").isEmpty()) {
      return new Reply.NoSuchTransaction(reports.failure(ErrorCodes.NO_SUCH_ORDER));
    }
    // A reply without trans_id is about what was asked; one with another is about something else.
    String saidTransId = PaykkaFields.text(data.get(), "trans_id").orElse(transId);
    if (!saidTransId.equals(transId)) {
      return unclear(answer, "about another transaction");
    }
    try {
      TransactionReport report = reports.read(data.get(), transId, errorCode);
      return new Reply.Described(report);
    } catch (UnusableReport e) {
      return unclear(answer, String.valueOf(e.getMessage()));
    }
  }

  private Reply readRefusal(PaykkaAnswer answer, JsonObject envelope, String retCode) {
    if (PaykkaAnswer.hasStatus(envelope)) {
      return unclear(answer, "refused and yet with a status");
    }
    if (retCode.equals(ErrorCodes.SYSTEM_EXCEPTION)) {
      return unclear(answer, "system exception");
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
      return unclear(answer, "an unlisted ret_code");
    }
    return new Reply.Refused(failure);
  }

  private static Reply unclear(PaykkaAnswer answer, String detail) {
    return new Reply.Unclear(answer.because(detail));
  }
}
