package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.IdempotencyKeyHeader;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.create.CreatePaymentCommand;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
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
    IdempotencyKey key = IdempotencyKeyHeader.read(request);
    RequestBody body = RequestBody.of(request);
    Field<Long> amount = body.required("amount", FieldType.integer(1, Money.MINOR_MAX));
    Field<CurrencyCode> currency = body.required("currency", FieldType.currency());
    Field<String> reference = body.required("reference", FieldType.text(1, 64));
    Field<Optional<String>> description = body.optional("description", FieldType.text(1, 200));
    Field<URI> returnUrl = body.required("return_url", FieldType.uri(1_000));
    Field<Optional<CaptureMethod>> captureMethod =
        body.optional("capture_method", FieldType.oneOf(CaptureMethod.class));
    Field<Optional<AuthorisationType>> authorisationType =
        body.optional("authorisation_type", FieldType.oneOf(AuthorisationType.class));
    Field<Optional<ChallengeIndicator>> challenge =
        body.optionalObject("authentication")
            .optional("challenge_indicator", FieldType.oneOf(ChallengeIndicator.class));
    KindFields kind = KindFields.of(body);
    OrderDetails details = OrderFields.read(body);
    body.requireValid();
    return new CreatePaymentCommand(
        caller,
        key,
        new Money(amount.value(), currency.value()),
        reference.value(),
        description.value(),
        returnUrl.value(),
        captureMethod.value().orElse(CaptureMethod.AUTOMATIC),
        authorisationType.value().orElse(AuthorisationType.FINAL_AUTH),
        challenge.value().orElse(ChallengeIndicator.AUTO),
        kind.kind(currency.value()),
        details);
  }
}
