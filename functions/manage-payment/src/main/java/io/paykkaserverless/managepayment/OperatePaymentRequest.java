package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.IdempotencyKeyHeader;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationCommand;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentId;
import java.net.URI;
import java.util.Optional;

/** Reads the requests that move a payment's money. */
final class OperatePaymentRequest {

  private OperatePaymentRequest() {}

  /**
   * What the merchant's server asks for. A body may be left out; then it asks for all that is
   * possible.
   *
   * @param caller who asks, as their API key names them
   * @throws ProblemException 404 where the path names no payment; 400 without a key; else naming
   *     everything that is wrong with the body
   */
  static OperationCommand read(
      HttpRequest request, OperationKind kind, String caller, URI publicBaseUrl) {
    PaymentId payment =
        PaymentId.parse(request.pathParameter("id")).orElseThrow(OperationAnswer::noSuchPayment);
    IdempotencyKey key = IdempotencyKeyHeader.read(request);
    if (request.body().length() == 0) {
      return new OperationCommand(
          payment,
          kind,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          caller,
          key,
          publicBaseUrl);
    }
    RequestBody body = RequestBody.of(request);
    Field<Optional<Long>> amount =
        takesAmount(kind)
            ? body.optional("amount", FieldType.integer(1, Money.MINOR_MAX))
            : body.absent();
    Field<Optional<CurrencyCode>> currency =
        takesAmount(kind) ? body.optional("currency", FieldType.currency()) : body.absent();
    Field<Optional<OperationReason>> reason =
        takesReason(kind)
            ? body.optional("reason", FieldType.oneOf(OperationReason.class))
            : body.absent();
    body.requireValid();
    return new OperationCommand(
        payment,
        kind,
        amount.value(),
        currency.value(),
        reason.value(),
        caller,
        key,
        publicBaseUrl);
  }

  private static boolean takesAmount(OperationKind kind) {
    return switch (kind) {
      case CAPTURE, REFUND -> true;
      case VOID -> false;
    };
  }

  private static boolean takesReason(OperationKind kind) {
    return switch (kind) {
      case VOID, REFUND -> true;
      case CAPTURE -> false;
    };
  }
}
