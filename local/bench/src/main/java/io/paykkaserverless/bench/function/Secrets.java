package io.paykkaserverless.bench.function;

import io.paykkaserverless.bench.standin.PlayedAws;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that were made for one measurement, for ours and the reference alike.
 *
 * @param merchant signs what goes to PayKKa
 * @param paykka signs what comes from it
 * @param token signs shoppers' tokens
 * @param apiKey is the merchant's server's
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Secrets(KeyPair merchant, KeyPair paykka, byte[] token, String apiKey) {

  static final String REFERENCE = LocalAddresses.secretArn("Reference");

  private static final String SIGNING_KEY = LocalAddresses.secretArn("PaykkaSigningKey");
  private static final String MAC = "HmacSHA256";

  static Secrets fresh() {
    byte[] token = new byte[32];
    byte[] api = new byte[32];
    SecureRandom random = new SecureRandom();
    random.nextBytes(token);
    random.nextBytes(api);
    return new Secrets(rsa(), rsa(), token, base64(api));
  }

  /** Puts them where both kinds of function look for them. */
  void keepIn(PlayedAws aws) {
    aws.secret(
        LocalAddresses.secretArn("TokenKeys"),
        new JsonWriter().put("current", base64(token)).toString());
    aws.secret(SIGNING_KEY, text(merchant.getPrivate()));
    aws.secret(
        LocalAddresses.secretArn("ApiKeys"),
        new JsonWriter().beginArray("shop").element(apiKey).end().toString());
    aws.secret(
        REFERENCE,
        new JsonWriter()
            .put("merchant_id", Scene.MERCHANT.value())
            .put("app_id", Scene.APP_ID)
            .put("signing_key", text(merchant.getPrivate()))
            .put("public_key", publicKey())
            .put("token_key", base64(token))
            .toString());
  }

  /** Puts another key in the place of ours for PayKKa. */
  PublicKey replaceSigningKey(PlayedAws aws) {
    KeyPair other = rsa();
    aws.secret(SIGNING_KEY, text(other.getPrivate()));
    return other.getPublic();
  }

  /** PayKKa's, as the functions have it in their configuration. */
  String publicKey() {
    return text(paykka.getPublic());
  }

  /** What the reference gives a shopper who may confirm {@code payment}. */
  String referenceToken(String payment) {
    String text = payment + "." + Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(token, MAC));
      byte[] seal = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String text(Key key) {
    return base64(key.getEncoded());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
