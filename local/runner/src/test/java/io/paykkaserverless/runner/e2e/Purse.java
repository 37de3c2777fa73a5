package io.paykkaserverless.runner.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a scripted shopper may pay with, as the fields of a confirmation. Remembers every secret it
 * gave away, so that somebody can look for them where they must not be.
 */
final class Purse {

  static final String HOLDER = "Lisa Example";
  private static final String CRYPTOGRAM = "ALbOGff2RLbTADtP3BuIAoABFA==";

  private final PaykkaSandbox sandbox;
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private final Set<Card> cards = ConcurrentHashMap.newKeySet();
  private final Set<String> cardNumbers = ConcurrentHashMap.newKeySet();
  private final Set<String> securityCodes = ConcurrentHashMap.newKeySet();

  Purse(PaykkaSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** A card as most shoppers have one. */
  static Card card(String number) {
    return new Card(number, "2031", "07", "123");
  }

  /** What PayKKa's component made of a card. */
  JsonWriter encryptedCard(String number) {
    Card card = remembered(card(number), HOLDER);
    EncryptedFields encrypted = sandbox.cardEncryption().encrypt(card);
    secrets.add(encrypted.cardNumber());
    secrets.add(encrypted.expireYear());
    secrets.add(encrypted.expireMonth());
    secrets.add(encrypted.cvv());
    return means("BANKCARD")
        .beginObject("card")
        .put("encrypted_card_no", encrypted.cardNumber())
        .put("encrypted_exp_year", encrypted.expireYear())
        .put("encrypted_exp_month", encrypted.expireMonth())
        .put("encrypted_cvv", encrypted.cvv())
        .put("holder_name", HOLDER)
        .end();
  }

  JsonWriter plainCard(Card card, String holder) {
    return inClear(means("BANKCARD"), remembered(card, holder), holder);
  }

  /** What the merchant's server found in Apple's token. */
  JsonWriter decryptedApplePay(String number) {
    return decrypted(Wallet.APPLE_PAY, number, "07").end();
  }

  /** What the merchant's server found in Google's token. */
  JsonWriter decryptedGooglePay(String number) {
    return decrypted(Wallet.GOOGLE_PAY, number, "02")
        .put("account_verified", true)
        .put("card_holder_authenticated", true)
        .end();
  }

  /** The wallet's own token. */
  JsonWriter walletToken(Wallet wallet, String number) {
    remembered(card(number), HOLDER);
    String token = sandbox.walletTokens().issue(wallet, number);
    secrets.add(token);
    secrets.add(content(token));
    return means(wallet.name()).put("token_data", token);
  }

  /** A card that was stored before. */
  JsonWriter storedCard(String token) {
    return means("BANKCARD").put("token", token);
  }

  /** Every card number that was given away. */
  Set<String> cardNumbers() {
    return Set.copyOf(cardNumbers);
  }

  /** Every security code that was given away. */
  Set<String> securityCodes() {
    return Set.copyOf(securityCodes);
  }

  /** A card for every expiry date that was given away. */
  Set<Card> expiryDates() {
    return Set.copyOf(cards);
  }

  /** Everything else that was given away: ciphertexts, wallet tokens, cryptograms, names. */
  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  private JsonWriter decrypted(Wallet wallet, String number, String eci) {
    secrets.add(CRYPTOGRAM);
    return inClear(means(wallet.name()), remembered(card(number), HOLDER), HOLDER)
        .beginObject("token_authentication")
        .put("cryptogram", CRYPTOGRAM)
        .put("token_format", "CRYPTOGRAM_3DS")
        .put("eci", eci);
  }

  private Card remembered(Card card, String holder) {
    cardNumbers.add(card.number());
    cards.add(new Card("", card.expiryYear(), card.expiryMonth(), Optional.empty()));
    card.cvv().ifPresent(securityCodes::add);
    secrets.add(holder);
    return card;
  }

  private static JsonWriter means(String method) {
    return new JsonWriter().put("payment_method", method);
  }

  private static JsonWriter inClear(JsonWriter json, Card card, String holder) {
    return json.beginObject("card")
        .put("card_no", card.number())
        .put("exp_year", card.expiryYear())
        .put("exp_month", card.expiryMonth())
        .put("cvv", card.cvv())
        .put("holder_name", holder)
        .end();
  }

  /** The part of a token that stays the same however often its quotes are escaped. */
  private static String content(String token) {
    try {
      return JsonReader.readObject(token.getBytes(UTF_8)).text("data").orElseThrow();
    } catch (MalformedJson e) {
      throw new AssertionError("a wallet token is JSON", e);
    }
  }
}
