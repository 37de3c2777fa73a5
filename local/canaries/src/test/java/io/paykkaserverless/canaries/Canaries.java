package io.paykkaserverless.canaries;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.canary.MadeUpCard;
import io.paykkaserverless.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everything that is sent in and must not come out. Made up for each run; cards from a fixed seed,
 * so that a failure can be repeated.
 */
final class Canaries {

  /** The name on every card. */
  static final String HOLDER = "Quill Zebedee-Canary";

  private static final long SEED = 20_261_128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A card of every form there is. */
  final List<MadeUpCard> cards = MadeUpCard.ofEveryForm(new Random(SEED));

  /** The card that stands wherever one card is enough. */
  final MadeUpCard card = MadeUpCard.visa(new Random(SEED + 1));

  /** What PayKKa's component makes of a card: number, year, month, code. */
  final List<String> ciphertexts = List.of(text(256), text(256), text(256), text(256));

  final String appleToken = wallet("data", "signature", "ephemeralPublicKey");
  final String googleToken = wallet("encryptedMessage", "tag", "signedKey");
  final String cryptogram = text(20);
  final String apiKey = "key_" + text(24);
  final String tokenKey = text(32);
  final String oldTokenKey = text(32);
  final String notificationKey = "whsec_" + text(32);

  /** In the address of the merchant's endpoint. */
  final String password = "password-" + text(18).replaceAll("[^0-9A-Za-z]", "x");

  /** We sign requests to PayKKa with it. */
  final KeyPair ours = rsa();

  /** How many kinds of things there are. */
  static final int KINDS = 13;

  /** Looks for all of it. */
  Canary all() {
    Canary canary = keys();
    MadeUpCard.watch(canary, cards.stream());
    MadeUpCard.watch(canary, List.of(card).stream());
    ciphertexts.forEach(text -> canary.andSecret("a ciphertext of a card", text));
    return canary
        .andText("a holder's name", HOLDER)
        .andSecret("a token of Apple Pay", appleToken)
        .andSecret("a token of Google Pay", googleToken)
        .andSecret("a cryptogram", cryptogram);
  }

  /** Looks for what even PayKKa does not get: keys. */
  Canary keys() {
    return Canary.none()
        .andSecret("an API key", apiKey)
        .andSecret("a password of an endpoint", password)
        .andSecret("a notification key", notificationKey)
        .andKey("a notification key", decoded(notificationKey.substring("whsec_".length())))
        .andKey("a token key", decoded(tokenKey))
        .andKey("an old token key", decoded(oldTokenKey))
        .andPrivateKey((RSAPrivateCrtKey) ours.getPrivate());
  }

  /** The secrets of Secrets Manager, by their names. */
  Map<String, String> secrets() {
    return Map.of(
        "PAYKKA_SIGNING_KEY_SECRET",
        Base64.getEncoder().encodeToString(ours.getPrivate().getEncoded()),
        "TOKEN_KEYS_SECRET",
        new JsonWriter().put("current", tokenKey).put("previous", oldTokenKey).toString(),
        "API_KEYS_SECRET",
        new JsonWriter().beginArray("shop").element(apiKey).end().toString(),
        "NOTIFICATION_ENDPOINTS_SECRET",
        new JsonWriter()
            .beginObject("shop")
            .put("url", "https://merchant.example/hooks?" + password)
            .put("current", notificationKey)
            .end()
            .toString());
  }

  /** What stands for it in the samples, and what goes in its place. */
  Map<String, String> placeholders() {
    Map<String, String> values = new HashMap<>();
    values.put("ENCRYPTED_CARD_NO", ciphertexts.get(0));
    values.put("ENCRYPTED_EXP_YEAR", ciphertexts.get(1));
    values.put("ENCRYPTED_EXP_MONTH", ciphertexts.get(2));
    values.put("ENCRYPTED_CVV", ciphertexts.get(3));
    values.put("APPLE_PAY_TOKEN", appleToken);
    values.put("GOOGLE_PAY_TOKEN", googleToken);
    values.put("Q1JZUFRPR1JBTQ==", cryptogram);
    values.put("API_KEY", apiKey);
    return values;
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** Base64 of JSON, as pages pass wallets' tokens on. */
  private static String wallet(String... fields) {
    JsonWriter json = new JsonWriter().put("version", "EC_v1");
    for (String field : fields) {
      json.put(field, text(90));
    }
    return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
