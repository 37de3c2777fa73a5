package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.json.JsonWriter;
import java.util.Locale;

/** Writes PayKKa's {@code payment}: what is paid with, by whom, and whether it is stored. */
final class InstrumentWriter {

  private static final String CARD_ON_FILE = "CARD_ON_FILE";
  private static final String SUBSCRIPTION = "SUBSCRIPTION";

  private InstrumentWriter() {}

  /** Adds the object to the request. */
  static void payment(JsonWriter json, PaymentInstrument instrument, PaymentKind kind) {
    json.beginObject("payment").put("payment_method", instrument.method().name());
    storage(json, instrument, kind);
    json.put("shopper_reference", kind.shopper().map(ShopperReference::value));
    switch (instrument) {
      case EncryptedCard card -> encrypted(json, card);
      case PlainCard card -> plain(json, card);
      case CardToken token -> json.put("token", token.value());
      case WalletToken wallet -> json.put("token_data", wallet.token().reveal());
      case DecryptedWallet wallet -> decrypted(json, wallet);
      case AgreementCredential credential -> json.put("token", credential.token().value());
    }
    json.end();
  }

  private static void storage(JsonWriter json, PaymentInstrument instrument, PaymentKind kind) {
    switch (kind) {
      case PaymentKind.StoringCard _ ->
          json.put("store_payment_method", true).put("token_usage", CARD_ON_FILE);
      case PaymentKind.FirstRecurring _ ->
          json.put("store_payment_method", true).put("token_usage", SUBSCRIPTION);
      case PaymentKind.OneOff _ -> {
        if (instrument instanceof CardToken) {
          json.put("token_usage", CARD_ON_FILE);
        }
      }
      // As in PayKKa's sample: the agreement says what its token is for.
      case PaymentKind.AgreementCharge _ -> {}
    }
  }

  private static void encrypted(JsonWriter json, EncryptedCard card) {
    json.put("encrypted_card_no", card.number().reveal())
        .put("encrypted_exp_year", card.expiryYear().reveal())
        .put("encrypted_exp_month", card.expiryMonth().reveal())
        .put("encrypted_cvv", card.cvv().reveal())
        .put("holder_name", card.holderName().map(Sensitive::reveal));
  }

  private static void plain(JsonWriter json, PlainCard card) {
    json.put("card_no", card.number().reveal())
        .put("exp_year", card.expiryYear().reveal())
        .put("exp_month", card.expiryMonth().reveal())
        .put("cvv", card.cvv().map(Sensitive::reveal))
        .put("holder_name", card.holderName().map(Sensitive::reveal));
  }

  private static void decrypted(JsonWriter json, DecryptedWallet wallet) {
    plain(json, wallet.card());
    json.beginObject("token_authentication")
        .put("cryptogram", wallet.cryptogram().reveal())
        .put("token_format", tokenFormat(wallet))
        .put("eci", wallet.eci());
    wallet.accountVerified().ifPresent(verified -> json.put("account_verified", verified));
    wallet
        .cardHolderAuthenticated()
        .ifPresent(authenticated -> json.put("card_holder_authenticated", authenticated));
    json.end();
  }

  /** In the case of PayKKa's samples: small letters for Apple, capitals for Google. */
  private static String tokenFormat(DecryptedWallet wallet) {
    return wallet.wallet() == Wallet.APPLE_PAY
        ? wallet.tokenFormat().toLowerCase(Locale.ROOT)
        : wallet.tokenFormat().toUpperCase(Locale.ROOT);
  }
}
