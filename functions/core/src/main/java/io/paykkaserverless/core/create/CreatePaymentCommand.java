package io.paykkaserverless.core.create;

import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.ShopperReference;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a merchant's server asks for.
 *
 * @param caller the name of the API key that was used; survives the key's rotation
 * @param key the merchant's {@code Idempotency-Key}
 * @param amount what is to be paid; more than zero
 * @param reference the merchant's order number, 1 to 64 characters
 * @param description what it is for, up to 200 characters
 * @param returnUrl where the shopper shall go after 3-D Secure
 * @param captureMethod when the money is taken
 * @param authorisationType how final the authorisation is
 * @param challenge what is wished of 3-D Secure
 * @param kind what it is for: itself, or a card to be charged again
 * @param details goods, addresses, customer
 */
public record CreatePaymentCommand(
    String caller,
    IdempotencyKey key,
    Money amount,
    String reference,
    Optional<String> description,
    URI returnUrl,
    CaptureMethod captureMethod,
    AuthorisationType authorisationType,
    ChallengeIndicator challenge,
    PaymentKind kind,
    OrderDetails details) {

  /** A hash of every field but the caller and the key; the same request has the same. */
  Fingerprint fingerprint() {
    Stream<String> fields =
        Stream.of(
            Long.toString(amount.minor()),
            amount.currency().code(),
            reference,
            description.orElse(""),
            returnUrl.toString(),
            captureMethod.name(),
            authorisationType.name(),
            challenge.name());
    byte[] hash =
        FieldHash.of(
            "create/v2",
            Stream.of(fields, kindTexts(), details.texts().stream())
                .flatMap(texts -> texts)
                .toArray(String[]::new));
    return new Fingerprint(HexFormat.of().formatHex(hash));
  }

  private Stream<String> kindTexts() {
    String shopper = kind.shopper().map(ShopperReference::value).orElse("");
    return switch (kind) {
      case PaymentKind.OneOff _ -> Stream.of("one-off", shopper);
      case PaymentKind.StoringCard _ -> Stream.of("storing", shopper);
      case PaymentKind.FirstRecurring recurring ->
          Stream.of("recurring", shopper, recurring.schedule().map(Schedule::text).orElse(""));
      case PaymentKind.AgreementCharge _ ->
          throw new IllegalStateException("charges of agreements are not created by request");
    };
  }
}
