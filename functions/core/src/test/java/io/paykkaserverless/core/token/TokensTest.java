package io.paykkaserverless.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.secret.FixedKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final Instant EXPIRY = Payments.NOW.plus(Duration.ofHours(1));

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final FixedKeys keys = new FixedKeys();
  private final ClientTokens clientTokens = new ClientTokens(keys, clock);
  private final ReturnTokens returnTokens = new ReturnTokens(keys, clock);

  @Test
  void aTokenNamesWhatItWasIssuedFor() {
    assertThat(clientTokens.check(clientTokens.issue(Payments.ID, EXPIRY)))
        .isEqualTo(new TokenCheck.Valid<>(Payments.ID));
    assertThat(returnTokens.check(returnTokens.issue(Payments.SECOND, EXPIRY)))
        .isEqualTo(new TokenCheck.Valid<>(Payments.SECOND));
  }

  @Test
  void theSamePaymentGetsTheSameToken() {
    assertThat(clientTokens.issue(Payments.ID, EXPIRY))
        .isEqualTo(clientTokens.issue(Payments.ID, EXPIRY));
  }

  @Test
  void expiresToTheSecond() {
    String token = clientTokens.issue(Payments.ID, EXPIRY);
    clock.advance(Duration.between(Payments.NOW, Instant.ofEpochSecond(EXPIRY.getEpochSecond())));

    assertThat(clientTokens.check(token)).isEqualTo(new TokenCheck.Expired<>(Payments.ID));
  }

  @Test
  void everyChangedCharacterIsForged() {
    String token = returnTokens.issue(Payments.FIRST, EXPIRY);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'b' ? 'c' : 'b';
      String changed = token.substring(0, i) + other + token.substring(i + 1);

      assertThat(returnTokens.check(changed))
          .as("character %d of %s", i, changed)
          .isEqualTo(new TokenCheck.Forged<AttemptId>());
    }
  }

  @Test
  void oneKindNeverPassesForTheOther() {
    assertThat(returnTokens.check(clientTokens.issue(Payments.ID, EXPIRY)))
        .isInstanceOf(TokenCheck.Forged.class);
    assertThat(clientTokens.check(returnTokens.issue(Payments.FIRST, EXPIRY)))
        .isInstanceOf(TokenCheck.Forged.class);
  }

  /** Both kinds are signed with the same keys; the kind alone tells them apart. */
  @Test
  void oneKindDoesNotPassForTheOtherEvenWhereItNamesTheSame() {
    String token = new SignedToken("rt1", keys, clock).issue(Payments.ID.value(), EXPIRY);

    assertThat(clientTokens.check(token)).isEqualTo(new TokenCheck.Forged<PaymentId>());
  }

  @Test
  void aForgedTokenIsForgedAlsoWhereTheKeysWereJustRotated() {
    String foreign = new ClientTokens(new FixedKeys(), clock).issue(Payments.ID, EXPIRY);
    keys.rotate();

    assertThat(clientTokens.check(foreign)).isEqualTo(new TokenCheck.Forged<PaymentId>());
  }

  @Test
  void anotherKeyIsForged() {
    String foreign = new ClientTokens(new FixedKeys(), clock).issue(Payments.ID, EXPIRY);

    assertThat(clientTokens.check(foreign)).isEqualTo(new TokenCheck.Forged<PaymentId>());
    assertThat(keys.refreshes()).isEqualTo(1);
  }

  @Test
  void aTokenOfAFreshlyRotatedKeyIsAcceptedAfterOneRefresh() {
    ClientTokens elsewhere = new ClientTokens(keysAfterRotation(), clock);

    assertThat(clientTokens.check(elsewhere.issue(Payments.ID, EXPIRY)))
        .isInstanceOf(TokenCheck.Valid.class);
  }

  @Test
  void aTokenOfTheKeyBeforeStaysGood() {
    String token = clientTokens.issue(Payments.ID, EXPIRY);
    keys.rotate();
    keys.refresh();

    assertThat(clientTokens.check(token)).isInstanceOf(TokenCheck.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "...", "ct1", "ct1..1.", "ct1.x.y.z", "ct1.a.b.c.d", "\u0000"})
  void rubbishIsForged(String rubbish) {
    assertThat(clientTokens.check(rubbish)).isInstanceOf(TokenCheck.Forged.class);
  }

  @Test
  void aTokenThatNamesNothingOfOursIsForgedThoughWeSignedIt() {
    String token = new SignedToken("ct1", keys, clock).issue("order-1001", EXPIRY);

    assertThat(clientTokens.check(token)).isEqualTo(new TokenCheck.Forged<PaymentId>());
  }

  @Test
  void anOverlongTokenIsForgedWithoutLookingAtTheKeys() {
    assertThat(clientTokens.check("ct1." + "a".repeat(100_000) + ".1.b"))
        .isInstanceOf(TokenCheck.Forged.class);
    assertThat(keys.refreshes()).isZero();
  }

  private FixedKeys keysAfterRotation() {
    var fresh = keys.rotate();
    return new FixedKeys(fresh);
  }
}
