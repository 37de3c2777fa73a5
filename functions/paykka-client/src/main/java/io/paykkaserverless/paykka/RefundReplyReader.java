package io.paykkaserverless.paykka;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.paykka.PaykkaAnswer.Envelope;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.RefundReportReader;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.transaction.UnusableReport;
import java.util.Optional;

/**
 * Reads what PayKKa says of a refund through the layers of its answer. Where they do not agree, or
 * an error could also mean that the money moves, the reply is {@link RefundReply.Unclear}: a query
 * will tell.
 */
final class RefundReplyReader {

  private final RefundReportReader refunds;
  private final ReportReader reports;

  RefundReplyReader(RefundReportReader refunds, ReportReader reports) {
    this.refunds = refunds;
    this.reports = reports;
  }

  /** What {@code answer} says about the refund we know by {@code refundTransId}. */
  RefundReply read(PaykkaAnswer answer, String refundTransId) {
    return switch (answer.envelope()) {
      case Envelope.TakenUp(JsonObject envelope) -> takenUp(answer, envelope, refundTransId);
      case Envelope.Refused(String retCode, JsonObject envelope) ->
          PaykkaAnswer.hasStatus(envelope)
              ? unclear(answer, "refused and yet with a status")
              : refused(answer, retCode);
      case Envelope.TooManyRequests _ ->
          new RefundReply.Refused(ErrorCodes.TOO_MANY_REQUESTS.asFailure());
      case Envelope.Unclear(String cause) -> new RefundReply.Unclear(cause);
    };
  }

  private RefundReply takenUp(PaykkaAnswer answer, JsonObject envelope, String refundTransId) {
    Optional<JsonObject> data = envelope.object("data");
    Optional<String> code = data.flatMap(ErrorCodes::in).or(() -> ErrorCodes.in(envelope));
    if (code.isPresent() && !PaykkaAnswer.hasStatus(envelope)) {
      return refused(answer, code.get());
    }
    if (data.isEmpty()) {
      return unclear(answer, "success without data");
    }
    // A reply without our number is about what was asked; one with another is about something else.
    String about = PaykkaFields.text(data.get(), "refund_trans_id").orElse(refundTransId);
    if (!about.equals(refundTransId)) {
      return unclear(answer, "about another refund");
    }
    try {
      return new RefundReply.Described(refunds.read(data.get(), refundTransId, code));
    } catch (UnusableReport e) {
      return unclear(answer, String.valueOf(e.getMessage()));
    }
  }

  private RefundReply refused(PaykkaAnswer answer, String code) {
    return switch (Refusal.of(answer, code, reports)) {
      case Refusal.Definite(var failure) -> new RefundReply.Refused(failure);
      case Refusal.NoSuchOrder(var failure) -> new RefundReply.NoSuchRefund(failure);
      case Refusal.Unclear(String cause) -> new RefundReply.Unclear(cause);
    };
  }

  private static RefundReply unclear(PaykkaAnswer answer, String detail) {
    return new RefundReply.Unclear(answer.because(detail));
  }
}
