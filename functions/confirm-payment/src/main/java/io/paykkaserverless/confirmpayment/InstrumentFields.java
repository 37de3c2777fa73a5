package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.confirm.CardFieldTypes;
import io.paykkaserverless.aws.confirm.InstrumentReader;
import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what the shopper pays with: an encrypted card, a stored one, or a wallet's token. It has no
 * field for a card number.
 */
final class InstrumentFields implements InstrumentReader {

  /** Several times the length of an RSA-4096 ciphertext in Base64. */
  private static final int CIPHERTEXT_LENGTH_MAX = 4_096;

  private static final int TOKEN_LENGTH_MAX = 64;
  private static final int WALLET_TOKEN_LENGTH_MAX = 16_384;

  private static final FieldType<Sensitive> CIPHERTEXT =
      CardFieldTypes.notInClear(
          "what PayKKa's Encrypted Card component gave, never card data in clear",
          CIPHERTEXT_LENGTH_MAX);

  private static final FieldType<Sensitive> WALLET_TOKEN =
      CardFieldTypes.notInClear(
          "the wallet's payment token as text, never card data in clear", WALLET_TOKEN_LENGTH_MAX);

  private static final FieldType<CardToken> TOKEN =
      FieldType.parsed("the token of a stored card", TOKEN_LENGTH_MAX, InstrumentFields::token);

  @Override
  public Supplier<PaymentInstrument> read(RequestBody body, Caller caller) {
    Optional<PaymentMethod> method =
        body.required("payment_method", FieldType.oneOf(PaymentMethod.class)).ifRight();
    if (method.isEmpty()) {
      return unreadable(body);
    }
    return switch (method.get()) {
      case BANKCARD -> card(body);
      case APPLE_PAY -> wallet(body, Wallet.APPLE_PAY);
      case GOOGLE_PAY -> wallet(body, Wallet.GOOGLE_PAY);
    };
  }

  private static Supplier<PaymentInstrument> card(RequestBody body) {
    body.refuseIfSent("token_data", "must be left out where payment_method is BANKCARD");
    if (!body.has("token")) {
      return encryptedCard(body.object("card"));
    }
    body.refuseIfSent("card", "must be left out where there is a token");
    Field<CardToken> token = body.required("token", TOKEN);
    return token::value;
  }

  private static Supplier<PaymentInstrument> encryptedCard(RequestBody card) {
    Field<Sensitive> number = card.required("encrypted_card_no", CIPHERTEXT);
    Field<Sensitive> year = card.required("encrypted_exp_year", CIPHERTEXT);
    Field<Sensitive> month = card.required("encrypted_exp_month", CIPHERTEXT);
    Field<Sensitive> cvv = card.required("encrypted_cvv", CIPHERTEXT);
    Field<Optional<Sensitive>> holder = card.optional("holder_name", CardFieldTypes.holderName());
    return () ->
        new EncryptedCard(number.value(), year.value(), month.value(), cvv.value(), holder.value());
  }

  private static Supplier<PaymentInstrument> wallet(RequestBody body, Wallet wallet) {
    body.refuseIfSent("card", "must be left out where a wallet pays");
    body.refuseIfSent("token", "must be left out where a wallet pays");
    Field<Sensitive> token = body.required("token_data", WALLET_TOKEN);
    return () -> new WalletToken(wallet, token.value());
  }

  /** Without a method nobody can tell which of the fields are right. */
  private static Supplier<PaymentInstrument> unreadable(RequestBody body) {
    body.has("card");
    body.has("token");
    body.has("token_data");
    return () -> {
      throw new IllegalStateException("requireValid() must be called before");
    };
  }

  private static CardToken token(String text) {
    if (CardFieldTypes.isInClear(text)) {
      throw new IllegalArgumentException("in clear");
    }
    return new CardToken(text);
  }
}
