package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.core.token.TokenCheck;
import java.time.Duration;
import java.time.Instant;

/**
 * Any text in place of a client token or a return token. {@code CLIENT} and {@code RETURN} stand
 * for real ones, {@code CLIENT_MAC} and {@code RETURN_MAC} for their last parts.
 */
class TokenFuzzTest {

  private static final Instant EXPIRY = Payments.NOW.plus(Duration.ofHours(1));

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final FixedKeys keys = new FixedKeys();
  private final ClientTokens clientTokens = new ClientTokens(keys, clock);
  private final ReturnTokens returnTokens = new ReturnTokens(keys, clock);
  private final String client = clientTokens.issue(Payments.ID, EXPIRY);
  private final String back = returnTokens.issue(Payments.FIRST, EXPIRY);

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void nothingButTheTokenItselfIsValid(byte[] input) {
    String text =
        new String(input, UTF_8)
            .replace("CLIENT_MAC", client.substring(client.lastIndexOf('.') + 1))
            .replace("RETURN_MAC", back.substring(back.lastIndexOf('.') + 1))
            .replace("CLIENT", client)
            .replace("RETURN", back);

    assertThat(clientTokens.check(text))
        .isEqualTo(
            text.equals(client) ? new TokenCheck.Valid<>(Payments.ID) : new TokenCheck.Forged<>());
    assertThat(returnTokens.check(text))
        .isEqualTo(
            text.equals(back) ? new TokenCheck.Valid<>(Payments.FIRST) : new TokenCheck.Forged<>());
  }
}
