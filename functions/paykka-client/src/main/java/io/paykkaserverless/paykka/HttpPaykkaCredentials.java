package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.time.Duration;

/** Stored cards and agreements at PayKKa, over HTTP. Safe for use by several threads. */
final class HttpPaykkaCredentials implements PaykkaCredentials {

  private final SignedCall call;
  private final RequestWriter requests;
  private final ReportReader reports;

  HttpPaykkaCredentials(SignedCall call, RequestWriter requests, ReportReader reports) {
    this.call = call;
    this.requests = requests;
    this.reports = reports;
  }

  @Override
  public EndingOutcome remove(CardToken token, ShopperReference shopper, Duration limit) {
    byte[] body = requests.tokenRemoval(token, shopper);
    return outcome(call.ask(Operation.TOKEN_REMOVE, body, token.value(), limit));
  }

  @Override
  public EndingOutcome cancel(RecurringAgreementId agreement, Duration limit) {
    byte[] body = requests.cancellation(agreement);
    return outcome(call.ask(Operation.RECURRING_CANCEL, body, agreement.value(), limit));
  }

  private EndingOutcome outcome(CallOutcome outcome) {
    return switch (outcome) {
      case CallOutcome.Answered(PaykkaAnswer answer) -> outcome(Verdict.of(answer, reports));
      case CallOutcome.SignatureRefused refused -> new EndingOutcome.Refused(refused.failure());
      case CallOutcome.NotSent(String cause) -> new EndingOutcome.Unavailable(cause);
      case CallOutcome.NoAnswer(String cause) -> new EndingOutcome.Unavailable(cause);
    };
  }

  private static EndingOutcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done _ -> new EndingOutcome.Ended();
      case Verdict.Refused(Failure failure) -> new EndingOutcome.Refused(failure);
      case Verdict.Unclear(String cause) -> new EndingOutcome.Unavailable(cause);
    };
  }
}
