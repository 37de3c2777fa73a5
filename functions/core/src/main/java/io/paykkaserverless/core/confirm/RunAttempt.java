package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
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
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.StoredCredential;
import io.paykkaserverless.core.token.ReturnTokenIssuer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One attempt to take a payment, whoever wants it taken: written down, then PayKKa asked once, then
 * the answer taken in. A lost answer is asked after and never sent again.
 */
public final class RunAttempt {

  private final PaymentWriter writer;
  private final PaykkaGateway paykka;
  private final Inquiry inquiry;
  private final ReturnTokenIssuer returnTokens;
  private final AttemptTimes times;
  private final Signals signals;
  private final InstantSource clock;

  public RunAttempt(
      PaymentWriter writer,
      PaykkaGateway paykka,
      Inquiry inquiry,
      ReturnTokenIssuer returnTokens,
      AttemptTimes times,
      Signals signals,
      InstantSource clock) {
    this.writer = writer;
    this.paykka = paykka;
    this.inquiry = inquiry;
    this.returnTokens = returnTokens;
    this.times = times;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * What an attempt is made with.
   *
   * @param publicBaseUrl where our API is reached from outside, without a slash at the end
   * @param attemptsMax how many attempts the payment may have, this one included
   */
  public record Means(
      Speaker speaker,
      PaymentInstrument instrument,
      ShopperDevice device,
      URI publicBaseUrl,
      int attemptsMax) {}

  /**
   * Makes an attempt if the payment allows one; else says how it stands, asking PayKKa where an
   * attempt is open and nobody else is at it.
   */
  public Payment run(Payment seen, Means means) {
    Decision start =
        writer.startAttempt(
            seen, means.speaker(), means.instrument().method(), means.attemptsMax());
    return start instanceof Decision.Change(Payment started)
        ? send(started, started.attempts().getLast(), means)
        : lookAgain(start.payment());
  }

  /** How a payment stands that gets no further attempt now. */
  public Payment lookAgain(Payment payment) {
    if (!payment.state().isOpen()) {
      return payment;
    }
    Attempt open = payment.attempts().getLast();
    boolean othersAtWork =
        payment.state() == PaymentState.PROCESSING
            && clock.instant().isBefore(open.startedAt().plus(times.atWork()));
    return othersAtWork
        ? payment
        : inquiry.ask(payment, open.id(), times.query(), Speaker.PAYKKA_QUERY);
  }

  private Payment send(Payment payment, Attempt attempt, Means means) {
    Initiation initiation = initiation(payment, attempt, means);
    return switch (paykka.initiate(initiation, times.initiation())) {
      case InitiationOutcome.Reported(var report) -> {
        Decision decision = writer.report(payment, attempt.id(), report, Speaker.PAYKKA_REPLY);
        yield decision instanceof Decision.Mismatch(Payment current, var _)
            ? answerLost(current, attempt.id(), "about something else")
            : withCredential(decision.payment(), attempt.id());
      }
      case InitiationOutcome.Refused(var failure) ->
          observe(
              payment,
              attempt.id(),
              Observation.failed(Speaker.PAYKKA_REPLY, PaymentEvent.ATTEMPT_REFUSED, failure));
      case InitiationOutcome.Unknown(String cause) ->
          inquiry.ask(
              answerLost(payment, attempt.id(), cause),
              attempt.id(),
              times.query(),
              Speaker.PAYKKA_QUERY);
    };
  }

  /** PayKKa's guide: token and agreement are to be had from the query, if not from the reply. */
  private Payment withCredential(Payment payment, AttemptId attempt) {
    boolean missing =
        payment.state().isApproved()
            && payment.terms().kind().storesCard()
            && StoredCredential.of(payment).isEmpty();
    return missing ? inquiry.ask(payment, attempt, times.query(), Speaker.PAYKKA_QUERY) : payment;
  }

  private Payment answerLost(Payment payment, AttemptId attempt, String cause) {
    signals.raise(Signal.PAYKKA_ANSWER_LOST, attempt.transId());
    return observe(payment, attempt, Observation.answerLost(Speaker.PAYKKA_REPLY, cause));
  }

  private Payment observe(Payment payment, AttemptId attempt, Observation observation) {
    return writer.observe(payment, attempt, observation).payment();
  }

  private Initiation initiation(Payment payment, Attempt attempt, Means means) {
    Instant returnUntil = attempt.startedAt().plus(times.returnToken());
    String base = means.publicBaseUrl().toString();
    Optional<URI> returnUrl =
        payment
            .terms()
            .returnUrl()
            .map(
                _ -> URI.create(base + "/return/" + returnTokens.issue(attempt.id(), returnUntil)));
    return new Initiation(
        attempt.id(),
        payment.terms(),
        payment.details().withAddressUnlessGiven(means.device().ipAddress()),
        means.instrument(),
        means.device(),
        returnUrl,
        URI.create(base + "/webhooks/paykka"));
  }
}
