package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Asks PayKKa how an attempt stands and takes in the answer: the cure for UNKNOWN. */
public final class Inquiry {

  /**
   * How long after an attempt started "no such transaction" may still be overtaken by the request
   * itself. PayKKa accepts a request until five minutes after its timestamp, so ten is safe.
   */
  public static final Duration NO_SUCH_TRANSACTION_GRACE = Duration.ofMinutes(10);

  private static final Failure NOT_PROCESSED = new Failure(FailureReason.NOT_PROCESSED, "206024");

  private final PaykkaGateway paykka;
  private final PaymentWriter writer;
  private final Signals signals;
  private final InstantSource clock;

  public Inquiry(PaykkaGateway paykka, PaymentWriter writer, Signals signals, InstantSource clock) {
    this.paykka = paykka;
    this.writer = writer;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Asks once, for at most {@code limit}.
   *
   * @param who PayKKa, and on what occasion it is asked
   * @return the payment as it stands afterwards; unchanged where PayKKa does not know better
   */
  public Payment ask(Payment payment, AttemptId attempt, Duration limit, Speaker who) {
    return switch (paykka.query(attempt, limit)) {
      case QueryOutcome.Reported(var report) ->
          writer.report(payment, attempt, report, who).payment();
      case QueryOutcome.NoSuchTransaction _ -> noSuchTransaction(payment, attempt, who);
      case QueryOutcome.Unavailable(String cause) -> {
        signals.raise(Signal.PAYKKA_QUERY_UNAVAILABLE, attempt.transId() + " " + cause);
        yield payment;
      }
    };
  }

  private Payment noSuchTransaction(Payment payment, AttemptId id, Speaker who) {
    Instant startedAt = payment.attempt(id).orElseThrow().startedAt();
    if (clock.instant().isBefore(startedAt.plus(NO_SUCH_TRANSACTION_GRACE))) {
      return payment;
    }
    Observation gone = Observation.failed(who, PaymentEvent.NOT_FOUND_AT_PAYKKA, NOT_PROCESSED);
    return writer.observe(payment, id, gone).payment();
  }
}
