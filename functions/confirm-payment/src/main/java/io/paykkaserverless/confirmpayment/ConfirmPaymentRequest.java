package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.Callers.Entitled;
import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Reads the request of {@code POST /payments/{id}/confirm}. It has no field for a card number. */
final class ConfirmPaymentRequest {

  /** Several times the length of an RSA-4096 ciphertext in Base64. */
  private static final int CIPHERTEXT_LENGTH_MAX = 4_096;

  private static final FieldType<Sensitive> CIPHERTEXT =
      FieldType.parsed(
          "what PayKKa's Encrypted Card component gave, never card data in clear",
          CIPHERTEXT_LENGTH_MAX,
          ConfirmPaymentRequest::ciphertext);

  private ConfirmPaymentRequest() {}

  /**
   * What the shopper wants to pay with.
   *
   * @throws ProblemException naming everything that is wrong with the request
   */
  static ConfirmPaymentCommand read(HttpRequest request, Entitled entitled, URI publicBaseUrl) {
    RequestBody body = RequestBody.of(request);
    body.required("payment_method", FieldType.oneOf(PaymentMethod.class));
    RequestBody card = body.object("card");
    Field<Sensitive> number = ciphertext(card, "encrypted_card_no");
    Field<Sensitive> year = ciphertext(card, "encrypted_exp_year");
    Field<Sensitive> month = ciphertext(card, "encrypted_exp_month");
    Field<Sensitive> cvv = ciphertext(card, "encrypted_cvv");
    Field<Optional<Sensitive>> holder = card.optional("holder_name", FieldType.sensitive(64));
    Function<Caller, ShopperDevice> device = device(body.optionalObject("browser"), request);
    body.requireValid();
    return new ConfirmPaymentCommand(
        entitled.payment(),
        speaker(entitled.caller()),
        new EncryptedCard(number.value(), year.value(), month.value(), cvv.value(), holder.value()),
        device.apply(entitled.caller()),
        publicBaseUrl);
  }

  /** The request's own address and header tell of the shopper only if the shopper sent it. */
  private static Function<Caller, ShopperDevice> device(RequestBody browser, HttpRequest request) {
    Field<Optional<String>> userAgent = browser.optional("user_agent", FieldType.text(1, 512));
    Field<Optional<String>> language = browser.optional("language", FieldType.text(1, 35));
    Field<Optional<String>> colorDepth = browser.optional("color_depth", FieldType.text(1, 3));
    Field<Optional<String>> timezone = browser.optional("timezone_offset", FieldType.text(1, 6));
    Field<Optional<String>> height = browser.optional("screen_height", FieldType.text(1, 6));
    Field<Optional<String>> width = browser.optional("screen_width", FieldType.text(1, 6));
    Field<Optional<Boolean>> java = browser.optional("java_enabled", FieldType.bool());
    return caller -> {
      boolean byShopper = caller instanceof Caller.Shopper;
      Optional<String> header =
          byShopper
              ? request.header("user-agent").filter(h -> h.length() <= 512)
              : Optional.empty();
      return new ShopperDevice(
          byShopper ? Optional.of(request.sourceIp()) : Optional.empty(),
          userAgent.value().or(() -> header),
          language.value(),
          colorDepth.value(),
          timezone.value(),
          height.value(),
          width.value(),
          java.value());
    };
  }

  private static Field<Sensitive> ciphertext(RequestBody card, String name) {
    return card.required(name, CIPHERTEXT);
  }

  /** A card number sent in clear by mistake must not travel on: this function is not for those. */
  private static Sensitive ciphertext(String text) {
    if (text.chars().allMatch(c -> Character.isDigit(c) || c == ' ' || c == '-' || c == '/')) {
      throw new IllegalArgumentException("in clear");
    }
    return Sensitive.of(text);
  }

  private static Speaker speaker(Caller caller) {
    return switch (caller) {
      case Caller.Merchant _ -> Speaker.MERCHANT;
      case Caller.Shopper _ -> Speaker.SHOPPER;
    };
  }

  /** PayKKa's {@code payment_method}, as far as this route takes it. */
  private enum PaymentMethod {
    BANKCARD
  }
}
