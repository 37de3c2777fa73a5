package io.paykkaserverless.sandbox.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paykkaserverless.sandbox.RsaKeyPairs;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.support.TestClock;
import io.paykkaserverless.sandbox.wallet.WalletTokens.Reading;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletTokensTest {

  private static final String NUMBER = "4242424242424242";
  private static final KeyPair KEYS = RsaKeyPairs.fresh();

  private final TestClock clock = new TestClock();
  private final WalletTokens tokens = tokensOf(KEYS);

  @Test
  void readsWhatItMade() {
    String token = tokens.issue(Wallet.GOOGLE_PAY, NUMBER, AuthMethod.PAN_ONLY);

    assertThat(tokens.read(Wallet.GOOGLE_PAY, token))
        .isEqualTo(
            new Reading.Clear(
                new Card(NUMBER, "2031", "12", Optional.empty()), AuthMethod.PAN_ONLY));
  }

  @Test
  void hidesTheCard() {
    String token = tokens.issue(Wallet.APPLE_PAY, NUMBER);

    assertThat(token).doesNotContain("4242", "2031");
    assertThat(tokens.issue(Wallet.APPLE_PAY, NUMBER)).isNotEqualTo(token);
  }

  @Test
  void cannotReadAnotherWalletsToken() {
    assertThat(tokens.read(Wallet.GOOGLE_PAY, tokens.issue(Wallet.APPLE_PAY, NUMBER)))
        .isEqualTo(new Reading.Unreadable());
  }

  @Test
  void cannotReadAnotherSandboxsToken() {
    String token = tokensOf(RsaKeyPairs.fresh()).issue(Wallet.APPLE_PAY, NUMBER);

    assertThat(tokens.read(Wallet.APPLE_PAY, token)).isEqualTo(new Reading.Unreadable());
  }

  @Test
  void cannotReadNonsense() {
    for (String nonsense :
        new String[] {
          "", "{}", "token", "{\"data\":\"%\"}", "{\"data\":\"MTc0MjczNjg1NzE3NDI=\"}"
        }) {
      assertThat(tokens.read(Wallet.APPLE_PAY, nonsense)).isEqualTo(new Reading.Unreadable());
    }
  }

  @Test
  void tiresOfATokenInTime() {
    String token = tokens.issue(Wallet.APPLE_PAY, NUMBER);
    clock.advance(Duration.ofMinutes(15));
    assertThat(tokens.read(Wallet.APPLE_PAY, token)).isInstanceOf(Reading.Clear.class);

    clock.advance(Duration.ofSeconds(1));

    assertThat(tokens.read(Wallet.APPLE_PAY, token)).isEqualTo(new Reading.Expired());
  }

  @Test
  void makesNoApplePayTokenWithoutACryptogram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.issue(Wallet.APPLE_PAY, NUMBER, AuthMethod.PAN_ONLY));
  }

  private WalletTokens tokensOf(KeyPair keys) {
    return new WalletTokens(keys.getPrivate(), Duration.ofMinutes(15), clock);
  }
}
