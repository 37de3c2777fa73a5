package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.Wallet;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a wallet says of the card it gave, PayKKa's {@code token_authentication}. */
record TokenAuthenticationFields(
    Wallet from,
    Field<Sensitive> cryptogram,
    Field<String> tokenFormat,
    Field<Optional<String>> eci,
    Optional<Boolean> accountVerified,
    Optional<Boolean> cardHolderAuthenticated) {

  private static final int CRYPTOGRAM_LENGTH_MAX = 512;
  private static final Set<String> TOKEN_FORMATS = Set.of("CRYPTOGRAM_3DS", "PAN_ONLY");

  private static final FieldType<Sensitive> CRYPTOGRAM =
      FieldType.parsed(
          "Base64 of 1 to " + CRYPTOGRAM_LENGTH_MAX + " characters",
          CRYPTOGRAM_LENGTH_MAX,
          TokenAuthenticationFields::cryptogram);
  private static final FieldType<String> TOKEN_FORMAT =
      FieldType.parsed("CRYPTOGRAM_3DS or PAN_ONLY", 16, TokenAuthenticationFields::tokenFormat);
  private static final FieldType<String> ECI =
      FieldType.parsed("two digits", 2, TokenAuthenticationFields::eci);

  /** Asks {@code body} for its fields. */
  static TokenAuthenticationFields of(RequestBody body, Wallet wallet) {
    return new TokenAuthenticationFields(
        wallet,
        body.required("cryptogram", CRYPTOGRAM),
        body.required("token_format", TOKEN_FORMAT),
        body.optional("eci", ECI),
        assurance(body, "account_verified", wallet),
        assurance(body, "card_holder_authenticated", wallet));
  }

  /** The wallet, once the whole body was found to be right. */
  DecryptedWallet wallet(PlainCard card) {
    return new DecryptedWallet(
        from,
        card,
        cryptogram.value(),
        tokenFormat.value(),
        eci.value(),
        accountVerified,
        cardHolderAuthenticated);
  }

  private static Optional<Boolean> assurance(RequestBody body, String name, Wallet wallet) {
    return switch (wallet) {
      case GOOGLE_PAY -> body.optional(name, FieldType.bool()).value();
      case APPLE_PAY -> {
        body.refuseIfSent(name, "must be left out where payment_method is APPLE_PAY");
        yield Optional.empty();
      }
    };
  }

  private static Sensitive cryptogram(String text) {
    if (Base64.getDecoder().decode(text).length == 0) {
      throw new IllegalArgumentException("nothing in it");
    }
    return Sensitive.of(text);
  }

  private static String tokenFormat(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (!TOKEN_FORMATS.contains(upper)) {
      throw new IllegalArgumentException("not a token format");
    }
    return upper;
  }

  private static String eci(String text) {
    if (!text.matches("\\d{2}")) {
      throw new IllegalArgumentException("not an indicator");
    }
    return text;
  }
}
