package io.paykkaserverless.paykka;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import java.time.Duration;
import java.util.Optional;

/** Captures, voids and refunds at PayKKa, over HTTP. Safe for use by several threads. */
final class HttpPaykkaOperations implements PaykkaOperations {

  private final SignedCall call;
  private final RequestWriter requests;
  private final OperationReplyReader replies;
  private final RefundReplyReader refundReplies;

  HttpPaykkaOperations(
      SignedCall call,
      RequestWriter requests,
      OperationReplyReader replies,
      RefundReplyReader refundReplies) {
    this.call = call;
    this.requests = requests;
    this.replies = replies;
    this.refundReplies = refundReplies;
  }

  @Override
  public OperationOutcome capture(PaykkaOrderId order, Money amount, Duration limit) {
    return move(Operation.CAPTURE, requests.capture(order, amount), order, limit);
  }

  @Override
  public OperationOutcome voidRest(
      PaykkaOrderId order, Optional<OperationReason> reason, Duration limit) {
    return move(Operation.VOID, requests.voidRest(order, reason), order, limit);
  }

  private OperationOutcome move(
      Operation operation, byte[] body, PaykkaOrderId order, Duration limit) {
    return switch (call.ask(operation, body, order.value(), limit)) {
      case CallOutcome.Answered(var answer) -> replies.read(answer, order);
      case CallOutcome.SignatureRefused refused -> new OperationOutcome.Refused(refused.failure());
      case CallOutcome.NotSent _ -> new OperationOutcome.Refused(ErrorCodes.NOT_SENT.asFailure());
      case CallOutcome.NoAnswer(String cause) -> new OperationOutcome.Unknown(cause);
    };
  }

  @Override
  public RefundOutcome refund(RefundOrder refund, Duration limit) {
    String number = refund.id().text();
    return switch (call.ask(Operation.REFUND, requests.refund(refund), number, limit)) {
      case CallOutcome.Answered(var answer) -> requested(refundReplies.read(answer, number));
      case CallOutcome.SignatureRefused refused -> new RefundOutcome.Refused(refused.failure());
      case CallOutcome.NotSent _ -> new RefundOutcome.Refused(ErrorCodes.NOT_SENT.asFailure());
      case CallOutcome.NoAnswer(String cause) -> new RefundOutcome.Unknown(cause);
    };
  }

  @Override
  public RefundQueryOutcome queryRefund(OperationId refund, Duration limit) {
    String number = refund.text();
    byte[] body = requests.refundQuery(refund);
    return switch (call.ask(Operation.REFUND_QUERY, body, number, limit)) {
      case CallOutcome.Answered(var answer) -> queried(refundReplies.read(answer, number));
      case CallOutcome.SignatureRefused refused -> unavailable(refused.failure());
      case CallOutcome.NotSent(String cause) -> new RefundQueryOutcome.Unavailable(cause);
      case CallOutcome.NoAnswer(String cause) -> new RefundQueryOutcome.Unavailable(cause);
    };
  }

  private static RefundOutcome requested(RefundReply reply) {
    return switch (reply) {
      case RefundReply.Described(var report) -> new RefundOutcome.Reported(report);
      case RefundReply.Refused(Failure failure) -> new RefundOutcome.Refused(failure);
      case RefundReply.NoSuchRefund(Failure failure) -> new RefundOutcome.Refused(failure);
      case RefundReply.Unclear(String cause) -> new RefundOutcome.Unknown(cause);
    };
  }

  private static RefundQueryOutcome queried(RefundReply reply) {
    return switch (reply) {
      case RefundReply.Described(var report) -> new RefundQueryOutcome.Reported(report);
      case RefundReply.Refused(Failure failure) -> unavailable(failure);
      case RefundReply.NoSuchRefund _ -> new RefundQueryOutcome.NoSuchRefund();
      case RefundReply.Unclear(String cause) -> new RefundQueryOutcome.Unavailable(cause);
    };
  }

  private static RefundQueryOutcome unavailable(Failure failure) {
    return new RefundQueryOutcome.Unavailable("refused with code " + failure.paykkaCode());
  }
}
