package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import java.time.Duration;

/** Transactions at PayKKa, over HTTP. Safe for use by several threads. */
final class HttpPaykkaGateway implements PaykkaGateway {

  private final SignedCall call;
  private final RequestWriter requests;
  private final ReplyReader replies;

  HttpPaykkaGateway(SignedCall call, RequestWriter requests, ReplyReader replies) {
    this.call = call;
    this.requests = requests;
    this.replies = replies;
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    String transId = initiation.attempt().transId();
    byte[] body = requests.initiation(initiation);
    return switch (call.ask(Operation.INITIATE, body, transId, limit)) {
      case CallOutcome.Answered(var answer) -> initiated(replies.read(answer, transId));
      case CallOutcome.SignatureRefused refused -> new InitiationOutcome.Refused(refused.failure());
      case CallOutcome.NotSent _ -> new InitiationOutcome.Refused(ErrorCodes.NOT_SENT.asFailure());
      case CallOutcome.NoAnswer(String cause) -> new InitiationOutcome.Unknown(cause);
    };
  }

  @Override
  public QueryOutcome query(AttemptId attempt, Duration limit) {
    String transId = attempt.transId();
    return switch (call.ask(Operation.QUERY, requests.query(attempt), transId, limit)) {
      case CallOutcome.Answered(var answer) -> queried(replies.read(answer, transId));
      case CallOutcome.SignatureRefused refused -> unavailable(refused.failure());
      case CallOutcome.NotSent(String cause) -> new QueryOutcome.Unavailable(cause);
      case CallOutcome.NoAnswer(String cause) -> new QueryOutcome.Unavailable(cause);
    };
  }

  private static InitiationOutcome initiated(Reply reply) {
    return switch (reply) {
      case Reply.Described(var report) -> new InitiationOutcome.Reported(report);
      case Reply.Refused(Failure failure) -> new InitiationOutcome.Refused(failure);
      case Reply.NoSuchTransaction(Failure failure) -> new InitiationOutcome.Refused(failure);
      case Reply.Unclear(String cause) -> new InitiationOutcome.Unknown(cause);
    };
  }

  private static QueryOutcome queried(Reply reply) {
    return switch (reply) {
      case Reply.Described(var report) -> new QueryOutcome.Reported(report);
      case Reply.Refused(Failure failure) -> unavailable(failure);
      case Reply.NoSuchTransaction _ -> new QueryOutcome.NoSuchTransaction();
      case Reply.Unclear(String cause) -> new QueryOutcome.Unavailable(cause);
    };
  }

  private static QueryOutcome unavailable(Failure failure) {
    return new QueryOutcome.Unavailable("refused with code " + failure.paykkaCode());
  }
}
