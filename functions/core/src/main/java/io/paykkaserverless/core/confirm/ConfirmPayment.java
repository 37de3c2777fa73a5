package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.NoSuchPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooLate;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.token.ReturnTokens;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: the shopper pays. The attempt is written down, then PayKKa is asked once, then the
 * answer is taken in. Where an attempt is open already, PayKKa is at most asked how it stands:
 * whoever clicks twice pays once.
 */
public final class ConfirmPayment {

  private final PaymentStore store;
  private final PaymentWriter writer;
  private final PaykkaGateway paykka;
  private final Inquiry inquiry;
  private final ReturnTokens returnTokens;
  private final ConfirmLimits limits;
  private final Signals signals;
  private final InstantSource clock;

  public ConfirmPayment(
      PaymentStore store,
      PaymentWriter writer,
      PaykkaGateway paykka,
      Inquiry inquiry,
      ReturnTokens returnTokens,
      ConfirmLimits limits,
      Signals signals,
      InstantSource clock) {
    this.store = store;
    this.writer = writer;
    this.paykka = paykka;
    this.inquiry = inquiry;
    this.returnTokens = returnTokens;
    this.limits = limits;
    this.signals = signals;
    this.clock = clock;
  }

  /** Takes at most the sum of the limits' waits for PayKKa, plus what the store takes. */
  public ConfirmPaymentResult confirm(ConfirmPaymentCommand command) {
    Optional<Payment> found = store.find(command.payment());
    if (found.isEmpty()) {
      return new NoSuchPayment();
    }
    Decision start = writer.startAttempt(found.get(), command.speaker(), limits.attemptsMax());
    return start instanceof Decision.Change(Payment started)
        ? new Answered(send(started, started.attempts().getLast(), command))
        : withoutNewAttempt(start.payment());
  }

  private Payment send(Payment payment, Attempt attempt, ConfirmPaymentCommand command) {
    Initiation initiation = initiation(payment, attempt, command);
    return switch (paykka.initiate(initiation, limits.initiation())) {
      case InitiationOutcome.Reported(var report) -> {
        Decision decision = writer.report(payment, attempt.id(), report, Speaker.PAYKKA_REPLY);
        yield decision instanceof Decision.Mismatch(Payment current, var _)
            ? answerLost(current, attempt.id())
            : decision.payment();
      }
      case InitiationOutcome.Refused(var failure) ->
          observe(
              payment,
              attempt.id(),
              Observation.failed(Speaker.PAYKKA_REPLY, PaymentEvent.ATTEMPT_REFUSED, failure));
      case InitiationOutcome.Unknown(String _) ->
          inquiry.ask(answerLost(payment, attempt.id()), attempt.id(), limits.query());
    };
  }

  private Payment answerLost(Payment payment, AttemptId attempt) {
    signals.raise(Signal.PAYKKA_ANSWER_LOST, attempt.transId());
    return observe(
        payment, attempt, Observation.of(Speaker.PAYKKA_REPLY, PaymentEvent.ANSWER_LOST));
  }

  private Payment observe(Payment payment, AttemptId attempt, Observation observation) {
    return writer.observe(payment, attempt, observation).payment();
  }

  /** Somebody is at it, or it is over: say how it stands, asking PayKKa where nobody else does. */
  private ConfirmPaymentResult withoutNewAttempt(Payment payment) {
    if (payment.state().isOpen()) {
      Attempt open = payment.attempts().getLast();
      boolean othersAtWork =
          payment.state() == PaymentState.PROCESSING
              && clock.instant().isBefore(open.startedAt().plus(limits.runningConfirm()));
      return new Answered(othersAtWork ? payment : inquiry.ask(payment, open.id(), limits.query()));
    }
    if (payment.state().isApproved()) {
      return new Answered(payment);
    }
    return payment.attempts().size() >= limits.attemptsMax()
        ? new TooManyAttempts(payment)
        : new TooLate(payment);
  }

  private Initiation initiation(Payment payment, Attempt attempt, ConfirmPaymentCommand command) {
    Instant returnUntil = attempt.startedAt().plus(limits.returnTokenLifetime());
    String base = command.publicBaseUrl().toString();
    return new Initiation(
        attempt.id(),
        payment.terms(),
        command.instrument(),
        command.device(),
        URI.create(base + "/return/" + returnTokens.issue(attempt.id(), returnUntil)),
        URI.create(base + "/webhooks/paykka"));
  }
}
