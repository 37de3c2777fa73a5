package io.paykkaserverless.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.RsaKeyPairs;
import io.paykkaserverless.sandbox.card.CardDecryption.Reading;
import io.paykkaserverless.sandbox.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SandboxCardEncryptionTest {

  private static final KeyPair KEYS = RsaKeyPairs.fresh();
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Card CARD = new Card("4242424242424242", "2031", "07", "123");

  private final TestClock clock = new TestClock();
  private final SandboxCardEncryption encryption =
      new SandboxCardEncryption(KEYS.getPublic(), clock);
  private final CardDecryption decryption = new CardDecryption(KEYS.getPrivate(), LIFETIME, clock);

  @Test
  void readsWhatWasEncrypted() {
    assertThat(decryption.decrypt(encryption.encrypt(CARD))).isEqualTo(new Reading.Clear(CARD));
  }

  @Test
  void writesTheTimeInFrontAsPaykkaSeemsTo() {
    String envelope =
        new String(
            Base64.getDecoder().decode(encryption.encrypt(CARD).cardNumber()),
            StandardCharsets.ISO_8859_1);

    assertThat(envelope).startsWith(clock.instant().getEpochSecond() + ".");
  }

  @Test
  void givesAnotherTextEachTime() {
    assertThat(encryption.encrypt(CARD)).isNotEqualTo(encryption.encrypt(CARD));
  }

  @Test
  void expires() {
    EncryptedFields fields = encryption.encrypt(CARD);

    clock.advance(LIFETIME);
    assertThat(decryption.decrypt(fields)).isInstanceOf(Reading.Clear.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(decryption.decrypt(fields)).isEqualTo(new Reading.Expired());
  }

  @Test
  void cannotBeGivenALaterTime() {
    EncryptedFields fields = encryption.encrypt(CARD);
    clock.advance(LIFETIME.plusSeconds(1));
    String now = Long.toString(clock.instant().getEpochSecond());

    assertThat(decryption.decrypt(withTime(fields, now))).isEqualTo(new Reading.Unreadable());
  }

  @Test
  void doesNotTakeOneFieldForAnother() {
    EncryptedFields fields = encryption.encrypt(CARD);

    assertThat(
            decryption.decrypt(
                new EncryptedFields(
                    fields.cardNumber(), fields.expireMonth(), fields.expireYear(), fields.cvv())))
        .isEqualTo(new Reading.Unreadable());
  }

  @Test
  void doesNotMixTwoCards() {
    EncryptedFields one = encryption.encrypt(CARD);
    clock.advance(Duration.ofSeconds(1));
    EncryptedFields other = encryption.encrypt(CARD);

    assertThat(
            decryption.decrypt(
                new EncryptedFields(
                    one.cardNumber(), one.expireYear(), one.expireMonth(), other.cvv())))
        .isEqualTo(new Reading.Unreadable());
  }

  @Test
  void cannotReadWhatWasEncryptedForAnotherKey() {
    var stranger = new SandboxCardEncryption(RsaKeyPairs.fresh().getPublic(), clock);

    assertThat(decryption.decrypt(stranger.encrypt(CARD))).isEqualTo(new Reading.Unreadable());
  }

  @Test
  void doesNotBelieveATimeInTheFuture() {
    var early =
        new SandboxCardEncryption(
            KEYS.getPublic(), InstantSource.offset(clock, Duration.ofMinutes(6)));

    assertThat(decryption.decrypt(early.encrypt(CARD))).isEqualTo(new Reading.Unreadable());
  }

  @Test
  void cannotReadNonsense() {
    for (String nonsense : new String[] {"", "%%%", "MTc0MjczNjg1Nw==", "LnNvbWV0aGluZw=="}) {
      assertThat(decryption.decrypt(new EncryptedFields(nonsense, nonsense, nonsense, nonsense)))
          .isEqualTo(new Reading.Unreadable());
    }
  }

  @Test
  void printsNothingOfTheCard() {
    assertThat(new Reading.Clear(CARD).toString()).doesNotContain("4242", "2031", "123");
    assertThat(encryption.encrypt(CARD).toString()).isEqualTo("[encrypted card]");
  }

  private static EncryptedFields withTime(EncryptedFields fields, String epochSeconds) {
    return new EncryptedFields(
        withTime(fields.cardNumber(), epochSeconds),
        withTime(fields.expireYear(), epochSeconds),
        withTime(fields.expireMonth(), epochSeconds),
        withTime(fields.cvv(), epochSeconds));
  }

  private static String withTime(String field, String epochSeconds) {
    String envelope = new String(Base64.getDecoder().decode(field), StandardCharsets.ISO_8859_1);
    String changed = epochSeconds + envelope.substring(envelope.indexOf('.'));
    return Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.ISO_8859_1));
  }
}
