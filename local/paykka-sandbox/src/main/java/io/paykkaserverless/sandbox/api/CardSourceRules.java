package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import io.paykkaserverless.sandbox.wallet.AuthMethod;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The rules about where the card comes from: exactly one source, which fits the method; 1008. */
final class CardSourceRules {

  private static final int CIPHERTEXT_LENGTH_MAX = 4096;
  private static final int WALLET_TOKEN_LENGTH_MAX = 16_384;
  private static final int CRYPTOGRAM_LENGTH_MAX = 512;

  private static final String TOKEN = "token";
  private static final String CARD_NO = "card_no";
  private static final String ENCRYPTED = "encrypted_card_no";
  private static final String TOKEN_DATA = "token_data";
  private static final String AUTHENTICATION = "token_authentication";

  private final boolean mayTakePlainCards;

  CardSourceRules(boolean mayTakePlainCards) {
    this.mayTakePlainCards = mayTakePlainCards;
  }

  CardSource read(RequestFields payment, PaymentMethod method) throws Refused {
    payment.optional("holder_name", 128);
    payment.optional("holder_email", 254);
    return switch (method) {
      case BANKCARD -> bankCard(payment);
      case APPLE_PAY -> wallet(payment, Wallet.APPLE_PAY);
      case GOOGLE_PAY -> wallet(payment, Wallet.GOOGLE_PAY);
    };
  }

  private CardSource bankCard(RequestFields payment) throws Refused {
    if (payment.has(AUTHENTICATION)) {
      throw Refused.invalid("payment.token_authentication goes with wallets");
    }
    return switch (onlySource(payment, List.of(TOKEN, CARD_NO, ENCRYPTED))) {
      case TOKEN -> new CardSource.Stored(payment.required(TOKEN, 64));
      case CARD_NO -> {
        checkPlain();
        yield new CardSource.Plain(card(payment, Optional.of(payment.required("cvv", 4))));
      }
      default -> new CardSource.Encrypted(encrypted(payment));
    };
  }

  private CardSource wallet(RequestFields payment, Wallet wallet) throws Refused {
    if (onlySource(payment, List.of(TOKEN_DATA, CARD_NO)).equals(TOKEN_DATA)) {
      return new CardSource.InWallet(wallet, payment.required(TOKEN_DATA, WALLET_TOKEN_LENGTH_MAX));
    }
    checkPlain();
    return new CardSource.OutOfWallet(
        card(payment, payment.optional("cvv", 4)), authentication(payment, wallet));
  }

  private static String onlySource(RequestFields payment, List<String> fitting) throws Refused {
    List<String> present =
        List.of(TOKEN, CARD_NO, ENCRYPTED, TOKEN_DATA).stream().filter(payment::has).toList();
    if (present.size() != 1 || !fitting.contains(present.getFirst())) {
      throw Refused.invalid(
          "payment must have exactly one of " + String.join(", ", fitting) + ", and no other");
    }
    return present.getFirst();
  }

  private void checkPlain() throws Refused {
    if (!mayTakePlainCards) {
      throw new Refused(RetCode.NOT_PCI_CERTIFIED);
    }
  }

  private static Card card(RequestFields payment, Optional<String> cvv) throws Refused {
    return new Card(
        payment.required(CARD_NO, 32),
        payment.required("exp_year", 4),
        payment.required("exp_month", 2),
        cvv);
  }

  private static EncryptedFields encrypted(RequestFields payment) throws Refused {
    return new EncryptedFields(
        payment.required(ENCRYPTED, CIPHERTEXT_LENGTH_MAX),
        payment.required("encrypted_exp_year", CIPHERTEXT_LENGTH_MAX),
        payment.required("encrypted_exp_month", CIPHERTEXT_LENGTH_MAX),
        payment.required("encrypted_cvv", CIPHERTEXT_LENGTH_MAX));
  }

  /** What the merchant found in the wallet's token besides the card. */
  private static AuthMethod authentication(RequestFields payment, Wallet wallet) throws Refused {
    RequestFields found =
        payment
            .object(AUTHENTICATION)
            .orElseThrow(() -> Refused.invalid("payment.token_authentication is required"));
    AuthMethod method =
        AuthMethod.parse(found.required("token_format", 32))
            .filter(it -> wallet == Wallet.GOOGLE_PAY || it == AuthMethod.CRYPTOGRAM_3DS)
            .orElseThrow(
                () -> Refused.invalid(found.path() + "token_format is not of this wallet"));
    Optional<String> cryptogram = found.optional("cryptogram", CRYPTOGRAM_LENGTH_MAX);
    if (method == AuthMethod.CRYPTOGRAM_3DS && !cryptogram.filter(it -> isBase64(it)).isPresent()) {
      throw Refused.invalid(found.path() + "cryptogram is required in Base64");
    }
    found.optional("eci", 2);
    boolean googleOnly =
        found.flag("account_verified").isPresent()
            || found.flag("card_holder_authenticated").isPresent();
    if (googleOnly && wallet != Wallet.GOOGLE_PAY) {
      throw Refused.invalid(
          found.path() + "account_verified and card_holder_authenticated are Google Pay's");
    }
    return method;
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
