package io.paykkaserverless.sandbox.wallet;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.sandbox.card.Card;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads wallet tokens. A token is a JSON object in text, as Apple's and Google's are, and
 * has nothing else in common with them: {@code data} is the Base64 of nonce and AES-GCM ciphertext,
 * which holds wallet, card, expiry date and the time it was made.
 */
public final class WalletTokens {

  private static final String VERSION = "SANDBOX_v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int CARD_GOOD_FOR_YEARS = 5;

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * Makes tokens that only this sandbox reads.
   *
   * @param secret what the key is derived from
   * @param lifetime how long after its making a token may be used
   */
  public WalletTokens(PrivateKey secret, Duration lifetime, InstantSource clock) {
    this.key = derived(secret);
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** What came of reading a token. */
  public sealed interface Reading {

    /** The card in the wallet, which tells no security code. */
    record Clear(Card card, AuthMethod method) implements Reading {}

    /** Not made by this sandbox, changed since, or from the other wallet: {@code 2004}. */
    record Unreadable() implements Reading {}

    /** Readable, but made too long ago: {@code 2005}. */
    record Expired() implements Reading {}
  }

  /** A token with a 3-D Secure cryptogram for a card that is good for some years. */
  public String issue(Wallet wallet, String cardNumber) {
    return issue(wallet, cardNumber, AuthMethod.CRYPTOGRAM_3DS);
  }

  /** What the wallet hands to the shop's page, and the merchant sends on as {@code token_data}. */
  public String issue(Wallet wallet, String cardNumber, AuthMethod method) {
    if (wallet == Wallet.APPLE_PAY && method != AuthMethod.CRYPTOGRAM_3DS) {
      throw new IllegalArgumentException("Apple Pay always comes with a cryptogram");
    }
    Instant now = clock.instant();
    byte[] content =
        new JsonWriter()
            .put("wallet", wallet.name())
            .put("auth_method", method.name())
            .put("card_no", cardNumber)
            .put("exp_year", String.valueOf(yearOf(now) + CARD_GOOD_FOR_YEARS))
            .put("exp_month", "12")
            .put("issued_at", now.getEpochSecond())
            .toBytes();
    return new JsonWriter().put("version", VERSION).put("data", sealed(content)).toString();
  }

  /** Reads a token that is said to come from {@code wallet}. */
  public Reading read(Wallet wallet, String tokenData) {
    try {
      JsonObject content = opened(tokenData);
      Optional<AuthMethod> method = content.text("auth_method").flatMap(AuthMethod::parse);
      if (!content.text("wallet").equals(Optional.of(wallet.name())) || method.isEmpty()) {
        return new Reading.Unreadable();
      }
      Instant issued = Instant.ofEpochSecond(content.integer("issued_at").orElse(0L));
      return issued.isBefore(clock.instant().minus(lifetime))
          ? new Reading.Expired()
          : new Reading.Clear(card(content), method.get());
    } catch (GeneralSecurityException | IllegalArgumentException | MalformedJson _) {
      return new Reading.Unreadable();
    }
  }

  private static Card card(JsonObject content) {
    return new Card(
        content.text("card_no").orElse(""),
        content.text("exp_year").orElse(""),
        content.text("exp_month").orElse(""),
        Optional.empty());
  }

  private String sealed(byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      // Without parameters the cipher makes a fresh nonce by itself.
      cipher.init(Cipher.ENCRYPT_MODE, key);
      byte[] nonce = cipher.getIV();
      byte[] hidden = cipher.doFinal(content);
      byte[] envelope = Arrays.copyOf(nonce, nonce.length + hidden.length);
      System.arraycopy(hidden, 0, envelope, nonce.length, hidden.length);
      return Base64.getEncoder().encodeToString(envelope);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private JsonObject opened(String tokenData) throws GeneralSecurityException, MalformedJson {
    JsonObject token = JsonReader.readObject(tokenData.getBytes(StandardCharsets.UTF_8));
    byte[] envelope = Base64.getDecoder().decode(token.text("data").orElse(""));
    if (envelope.length <= NONCE_BYTES) {
      throw new IllegalArgumentException("too short for any content");
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, envelope, 0, NONCE_BYTES));
    return JsonReader.readObject(
        cipher.doFinal(envelope, NONCE_BYTES, envelope.length - NONCE_BYTES));
  }

  private static int yearOf(Instant now) {
    return now.atOffset(ZoneOffset.UTC).getYear();
  }

  private static SecretKeySpec derived(PrivateKey secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("wallet tokens".getBytes(StandardCharsets.US_ASCII));
      return new SecretKeySpec(digest.digest(secret.getEncoded()), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
