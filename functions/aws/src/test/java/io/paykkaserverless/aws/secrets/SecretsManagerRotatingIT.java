package io.paykkaserverless.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.core.secret.RotatingContract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecretsManagerRotatingIT extends RotatingContract {

  @RegisterExtension static final Secrets SECRETS = new Secrets();

  private static final String ID = "token-keys";

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final RecordingSignals signals = new RecordingSignals();
  private SecretsManagerRotating<String> secret;

  @BeforeEach
  void start() {
    secret =
        new SecretsManagerRotating<>(
            SECRETS.client(), ID, "a word", SecretsManagerRotatingIT::word, signals, clock);
    SECRETS.put(ID, "first");
  }

  @Override
  protected Rotating<String> secret() {
    return secret;
  }

  @Override
  protected void rotate() {
    SECRETS.put(ID, "second");
  }

  @Override
  protected void passAMoment() {
    clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void readsNothingBeforeItIsAskedForSoThatNoSnapshotHoldsASecret() {
    assertThat(SECRETS.reads()).isZero();
  }

  @Test
  void readsOnceForManyUses() {
    assertThat(secret.current()).isEqualTo("first");
    clock.advance(Duration.ofMinutes(4));
    assertThat(secret.current()).isEqualTo("first");

    assertThat(SECRETS.reads()).isEqualTo(1);
  }

  @Test
  void readsAgainAfterFiveMinutes() {
    secret.current();
    SECRETS.put(ID, "second");
    clock.advance(Duration.ofMinutes(5));

    assertThat(secret.current()).isEqualTo("second");
  }

  @Test
  void isNotDrivenByForgedInput() {
    secret.current();
    SECRETS.put(ID, "second");
    for (int i = 0; i < 29; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(secret.refresh()).isFalse();
    }

    assertThat(SECRETS.reads()).isEqualTo(1);
  }

  @Test
  void keepsTheOldValueWhileItCannotBeReadAgain() {
    secret.current();
    SECRETS.breakDown(true);
    clock.advance(Duration.ofHours(1));

    assertThat(secret.current()).isEqualTo("first");
    assertThat(secret.refresh()).isFalse();
    assertThat(secret.current()).isEqualTo("first");

    SECRETS.breakDown(false);
    SECRETS.put(ID, "second");
    clock.advance(Duration.ofSeconds(30));
    assertThat(secret.current()).isEqualTo("second");
  }

  @Test
  void keepsTheOldValueWhenTheNewOneIsOfNoUse() {
    secret.current();
    SECRETS.put(ID, "not a word");
    clock.advance(Duration.ofMinutes(5));

    assertThat(secret.current()).isEqualTo("first");
  }

  @Test
  void saysEachTimeThatItCouldNotBeReadAgain() {
    secret.current();
    SECRETS.breakDown(true);
    clock.advance(Duration.ofMinutes(5));
    secret.current();
    secret.current();
    clock.advance(Duration.ofSeconds(30));
    secret.refresh();

    assertThat(signals.raised())
        .containsExactly(Signal.SECRET_UNREADABLE, Signal.SECRET_UNREADABLE);
    assertThat(signals.subjects()).containsOnly(ID);
  }

  @Test
  void saysThatTheNewValueIsOfNoUseAndNotWhatItIs() {
    secret.current();
    SECRETS.put(ID, "hush hush");
    clock.advance(Duration.ofMinutes(5));
    secret.current();

    assertThat(signals.raised()).containsExactly(Signal.SECRET_UNREADABLE);
    assertThat(signals.subjects()).containsExactly(ID);
  }

  /** New functions meet it first; those that have read it before go on. */
  @Test
  void saysThatItCouldNotBeReadForTheFirstTime() {
    SECRETS.breakDown(true);

    assertThatThrownBy(secret::current).isInstanceOf(SecretUnavailable.class);
    assertThat(signals.raised()).containsExactly(Signal.SECRET_UNREADABLE);
  }

  @Test
  void raisesNothingWhileItIsRead() {
    secret.current();
    SECRETS.put(ID, "second");
    clock.advance(Duration.ofMinutes(5));
    secret.current();

    assertThat(signals.raised()).isEmpty();
  }

  @Test
  void namesASecretThatDoesNotExist() {
    SecretsManagerRotating<String> missing =
        new SecretsManagerRotating<>(
            SECRETS.client(), "nothing", "a word", text -> text, signals, clock);

    assertThatThrownBy(missing::current)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage("secret nothing cannot be read");
  }

  @Test
  void saysWhatASecretMustBeAndNotWhatItIs() {
    SECRETS.put(ID, "hush hush");

    assertThatThrownBy(secret::current)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage("the text of secret token-keys must be a word")
        .satisfies(e -> assertThat(printed(e)).doesNotContain("hush"));
  }

  @Test
  void addsWhatIsWrongWhereTheFormSaysSoInItsOwnWords() {
    SECRETS.put(ID, "hush");
    SecretsManagerRotating<String> particular =
        new SecretsManagerRotating<>(
            SECRETS.client(),
            ID,
            "a word",
            _ -> {
              throw new MalformedSecret("it is too quiet");
            },
            signals,
            clock);

    assertThatThrownBy(particular::current)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage("the text of secret token-keys must be a word: it is too quiet")
        .hasNoCause();
  }

  private static String word(String text) {
    if (text.contains(" ")) {
      throw new IllegalArgumentException("more than a word: " + text);
    }
    return text;
  }

  private static String printed(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
