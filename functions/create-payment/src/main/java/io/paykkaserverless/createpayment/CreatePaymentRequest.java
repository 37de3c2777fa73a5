package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.create.CreatePaymentCommand;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.IdempotencyKey;
import java.net.URI;
import java.util.Optional;

/** Reads the request of {@code POST /payments}. */
final class CreatePaymentRequest {

  private CreatePaymentRequest() {}

  /**
   * What the merchant's server asks for.
   *
   * @throws ProblemException naming everything that is wrong with it
   */
  static CreatePaymentCommand read(HttpRequest request, String caller) {
    IdempotencyKey key = idempotencyKey(request);
    RequestBody body = RequestBody.of(request);
    Field<Long> amount = body.required("amount", FieldType.integer(1, Money.MINOR_MAX));
    Field<CurrencyCode> currency =
        body.required(
            "currency",
            FieldType.parsed("an ISO 4217 currency code such as EUR", 3, CurrencyCode::new));
    Field<String> reference = body.required("reference", FieldType.text(1, 64));
    Field<Optional<String>> description = body.optional("description", FieldType.text(1, 200));
    Field<URI> returnUrl = body.required("return_url", FieldType.uri(1_000));
    Field<Optional<CaptureMethod>> captureMethod =
        body.optional("capture_method", FieldType.oneOf(CaptureMethod.class));
    body.requireValid();
    return new CreatePaymentCommand(
        caller,
        key,
        new Money(amount.value(), currency.value()),
        reference.value(),
        description.value(),
        returnUrl.value(),
        captureMethod.value().orElse(CaptureMethod.AUTOMATIC));
  }

  private static IdempotencyKey idempotencyKey(HttpRequest request) {
    String key =
        request
            .header("idempotency-key")
            .orElseThrow(() -> idempotencyKeyProblem("idempotency-key-missing"));
    try {
      return new IdempotencyKey(key);
    } catch (IllegalArgumentException _) {
      throw idempotencyKeyProblem("idempotency-key-malformed");
    }
  }

  private static ProblemException idempotencyKeyProblem(String code) {
    return new ProblemException(
        Problem.of(
            400,
            code,
            "The Idempotency-Key header is missing or malformed.",
            "Send an Idempotency-Key of 1 to 255 visible ASCII characters that is the same for"
                + " every try of this payment, for example your order number."));
  }
}
