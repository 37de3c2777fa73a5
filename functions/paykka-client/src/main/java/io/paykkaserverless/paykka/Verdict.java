package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.paykka.PaykkaAnswer.Envelope;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.util.Optional;

/** What an answer comes to that is not about a transaction: yes, no, or nobody knows. */
sealed interface Verdict {

  /** PayKKa did it. */
  record Done(JsonObject envelope) implements Verdict {}

  /** PayKKa did not do it. */
  record Refused(Failure failure) implements Verdict {}

  /** It may be done or not. */
  record Unclear(String cause) implements Verdict {}

  /** What {@code answer} says; codes nobody has listed are a no, and counted by {@code reports}. */
  static Verdict of(PaykkaAnswer answer, ReportReader reports) {
    return switch (answer.envelope()) {
      case Envelope.TakenUp(JsonObject envelope) -> {
        // The data may be of any kind; only an object can hold a code.
        Optional<String> code =
            envelope.object("data").flatMap(ErrorCodes::in).or(() -> ErrorCodes.in(envelope));
        yield code.isPresent() ? no(answer, code.get(), reports) : new Done(envelope);
      }
      case Envelope.Refused(String retCode, JsonObject _) -> no(answer, retCode, reports);
      case Envelope.TooManyRequests _ -> new Refused(ErrorCodes.TOO_MANY_REQUESTS.asFailure());
      case Envelope.Unclear(String cause) -> new Unclear(cause);
    };
  }

  private static Verdict no(PaykkaAnswer answer, String code, ReportReader reports) {
    return code.equals(ErrorCodes.SYSTEM_EXCEPTION)
        ? new Unclear(answer.because("system exception"))
        : new Refused(reports.failure(code));
  }
}
