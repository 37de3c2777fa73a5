package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargeCommand;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.util.Optional;

/** Reads the request of {@code POST /agreements/{id}/charges}. */
final class ChargeAgreementRequest {

  private static final FieldType<ChargePeriod> PERIOD =
      FieldType.parsed(
          "1 to 32 letters, digits, dots, dashes or underscores", 32, ChargePeriod::new);

  private ChargeAgreementRequest() {}

  /**
   * What the merchant's server asks for.
   *
   * @throws ProblemException 404 where the path names no agreement; else naming everything that is
   *     wrong with the body
   */
  static ChargeCommand read(HttpRequest request, int attemptsMax, URI publicBaseUrl) {
    AgreementId agreement = AgreementPath.id(request);
    RequestBody body = RequestBody.of(request);
    Field<ChargePeriod> period = body.required("period", PERIOD);
    Field<Long> amount = body.required("amount", FieldType.integer(1, Money.MINOR_MAX));
    Field<CurrencyCode> currency = body.required("currency", FieldType.currency());
    Field<String> reference = body.required("reference", FieldType.text(1, 64));
    Field<Optional<String>> description = body.optional("description", FieldType.text(1, 200));
    Field<Optional<Boolean>> retry = body.optional("retry", FieldType.bool());
    body.requireValid();
    return new ChargeCommand(
        agreement,
        period.value(),
        new Money(amount.value(), currency.value()),
        reference.value(),
        description.value(),
        Speaker.MERCHANT,
        retry.value().orElse(false),
        attemptsMax,
        publicBaseUrl);
  }
}
