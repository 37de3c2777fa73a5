package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.paykka.PaykkaAnswer.Envelope;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.util.Optional;

/**
 * Reads the answer to a capture or void, which is documented to be an envelope and nothing more.
 * Where there is more and it does not agree, nobody knows.
 */
final class OperationReplyReader {

  private final ReportReader reports;

  OperationReplyReader(ReportReader reports) {
    this.reports = reports;
  }

  /** What {@code answer} says of a request about {@code order}. */
  OperationOutcome read(PaykkaAnswer answer, PaykkaOrderId order) {
    return switch (answer.envelope()) {
      case Envelope.TakenUp(JsonObject envelope) -> takenUp(answer, envelope, order);
      case Envelope.Refused(String retCode, JsonObject envelope) ->
          PaykkaAnswer.hasStatus(envelope)
              ? unknown(answer, "refused and yet with a status")
              : refused(answer, retCode);
      case Envelope.TooManyRequests _ ->
          new OperationOutcome.Refused(ErrorCodes.TOO_MANY_REQUESTS.asFailure());
      case Envelope.Unclear(String cause) -> new OperationOutcome.Unknown(cause);
    };
  }

  private OperationOutcome takenUp(PaykkaAnswer answer, JsonObject envelope, PaykkaOrderId order) {
    Optional<JsonObject> data = envelope.object("data");
    Optional<String> code = data.flatMap(ErrorCodes::in).or(() -> ErrorCodes.in(envelope));
    if (code.isPresent()) {
      return PaykkaAnswer.hasStatus(envelope)
          ? unknown(answer, "an error_code and yet a status")
          : refused(answer, code.get());
    }
    Optional<String> status = data.flatMap(it -> PaykkaFields.text(it, "status"));
    if (status.filter("FAILURE"::equalsIgnoreCase).isPresent()) {
      return unknown(answer, "a success and yet a failure");
    }
    Optional<String> about = data.flatMap(it -> PaykkaFields.text(it, "order_id"));
    return about.isEmpty() || about.get().equals(order.value())
        ? new OperationOutcome.Accepted()
        : unknown(answer, "about another transaction");
  }

  private OperationOutcome refused(PaykkaAnswer answer, String code) {
    return switch (Refusal.of(answer, code, reports)) {
      case Refusal.Definite(var failure) -> new OperationOutcome.Refused(failure);
      case Refusal.NoSuchOrder(var failure) -> new OperationOutcome.Refused(failure);
      case Refusal.Unclear(String cause) -> new OperationOutcome.Unknown(cause);
    };
  }

  private static OperationOutcome unknown(PaykkaAnswer answer, String detail) {
    return new OperationOutcome.Unknown(answer.because(detail));
  }
}
