package io.paykkaserverless.sandbox.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;

/** Reads what {@link SandboxCardEncryption} or the component script wrote. */
public final class CardDecryption {

  private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);
  private static final int EPOCH_DIGITS_MAX = 11;

  private final PrivateKey cardKey;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * Reads with the key that only PayKKa has.
   *
   * @param lifetime how long after its encryption a card may be used
   */
  public CardDecryption(PrivateKey cardKey, Duration lifetime, InstantSource clock) {
    this.cardKey = cardKey;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** What came of reading an encrypted card. */
  public sealed interface Reading {

    /** The card in clear. */
    record Clear(Card card) implements Reading {}

    /** Not made with this sandbox's key, or changed since: {@code 2004}. */
    record Unreadable() implements Reading {}

    /** Readable, but encrypted too long ago: {@code 2005}. */
    record Expired() implements Reading {}
  }

  /** Reads all four fields, or none. */
  public Reading decrypt(EncryptedFields fields) {
    try {
      Instant oldest = clock.instant().minus(lifetime);
      Opened number = open(CardField.NUMBER, fields.cardNumber());
      Opened year = open(CardField.EXPIRY_YEAR, fields.expireYear());
      Opened month = open(CardField.EXPIRY_MONTH, fields.expireMonth());
      Opened cvv = open(CardField.CVV, fields.cvv());
      if (number.isFrom(year) && number.isFrom(month) && number.isFrom(cvv)) {
        return number.at().isBefore(oldest)
            ? new Reading.Expired()
            : new Reading.Clear(new Card(number.plain(), year.plain(), month.plain(), cvv.plain()));
      }
      return new Reading.Unreadable();
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return new Reading.Unreadable();
    }
  }

  private Opened open(CardField field, String text) throws GeneralSecurityException {
    byte[] envelope = Base64.getDecoder().decode(text);
    String start =
        new String(
            envelope,
            0,
            Math.min(envelope.length, EPOCH_DIGITS_MAX + 1),
            StandardCharsets.ISO_8859_1);
    int dot = start.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("no time in front");
    }
    String epochSeconds = start.substring(0, dot);
    Instant at = Instant.ofEpochSecond(Long.parseLong(epochSeconds));
    if (at.isAfter(clock.instant().plus(CLOCK_SKEW_MAX))) {
      throw new IllegalArgumentException("encrypted in the future");
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, cardKey, SandboxCardEncryption.parameters(field.label(epochSeconds)));
    byte[] plain = cipher.doFinal(Arrays.copyOfRange(envelope, dot + 1, envelope.length));
    return new Opened(at, new String(plain, StandardCharsets.UTF_8));
  }

  private record Opened(Instant at, String plain) {

    /** One press of the button encrypts all fields, so their times agree. */
    boolean isFrom(Opened other) {
      return at.equals(other.at);
    }

    @Override
    public String toString() {
      return "[card field]";
    }
  }
}
