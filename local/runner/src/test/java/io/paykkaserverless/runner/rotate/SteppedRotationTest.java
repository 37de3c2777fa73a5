package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.SigningKeys;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.StubbedSystem;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What functions make of a secret before, during and after its rotation. */
final class SteppedRotationTest {

  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final PrivateKey OLD = FreshKeys.signingKey();
  private static final PrivateKey NEW = FreshKeys.signingKey();
  private static final PrivateKey NEWER = FreshKeys.signingKey();

  private final StubbedSystem system = new StubbedSystem();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final String oldToken = FreshKeys.tokenKey();
  private final String newToken = FreshKeys.tokenKey();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void aTokenKeyIsAcceptedBeforeItSignsAndAfterItDid() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());

    token(Step.START);
    assertThat(tokenKeys()).containsExactly(mac(oldToken), mac(newToken));

    system.pass(MINUTES);
    token(Step.ACTIVATE);
    assertThat(tokenKeys()).containsExactly(mac(newToken), mac(oldToken));

    system.pass(Duration.ofDays(1).plus(MINUTES));
    token(Step.END_OVERLAP);
    assertThat(tokenKeys()).containsExactly(mac(newToken));
    assertThat(said()).doesNotContain(oldToken).doesNotContain(newToken);
  }

  @Test
  void aTokenKeyDoesNotSignBeforeEveryFunctionKnowsIt() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);
    system.pass(MINUTES.minusSeconds(1));

    assertThatThrownBy(() -> token(Step.ACTIVATE))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("wait until 2026-11-28T10:05:00Z");
    assertThat(tokenKeys()).containsExactly(mac(oldToken), mac(newToken));
  }

  @Test
  void anOldTokenKeyStaysAsLongAsItsTokensMayLive() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);
    system.pass(MINUTES);
    token(Step.ACTIVATE);
    system.pass(Duration.ofDays(1));

    assertThatThrownBy(() -> token(Step.END_OVERLAP)).hasMessageContaining("wait until");
    assertThatThrownBy(() -> token(Step.START)).hasMessageContaining("is needed until");
    assertThat(tokenKeys()).hasSize(2);
  }

  @Test
  void aKeyThatHasLeakedIsTakenAwayAtOnce() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);
    run(new TokenKeyForm(() -> newToken), Step.ACTIVATE, true, false);
    run(new TokenKeyForm(() -> newToken), Step.END_OVERLAP, true, false);

    assertThat(tokenKeys()).containsExactly(mac(newToken));
  }

  @Test
  void goingBackBeforeTheKeySignsTakesItAway() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);

    token(Step.BACK);

    assertThat(tokenKeys()).containsExactly(mac(oldToken));
    assertThat(said()).contains("It never signed; nothing else changes.");
  }

  @Test
  void aSigningKeyThatPaykkaMayKnowAloneIsNotTakenAwayUnasked() {
    system.put(SecretName.SIGNING_KEY, PublicKeyForms.privatePem(OLD));
    signing(Step.START, NEW);

    for (boolean dryRun : List.of(true, false)) {
      assertThatThrownBy(
              () -> run(new SigningKeyForm(() -> NEWER, false), Step.BACK, false, dryRun))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("functions may be signing with the new key already")
          .hasMessageContaining(
              "only if PayKKa still has the public key with SHA-256 "
                  + PublicKeyForms.of(OLD).fingerprint())
          .hasMessageContaining("SHA-256 " + PublicKeyForms.of(NEW).fingerprint())
          .hasMessageEndingWith("./paykka rotate signing-key --back --old-key-at-paykka");
    }
    assertThat(signingKeys()).containsExactly(OLD, NEW);
  }

  @Test
  void aSigningKeyIsTakenAwayWherePaykkaStillHasTheOldOneAndNobodySaysItNeverSigned() {
    system.put(SecretName.SIGNING_KEY, PublicKeyForms.privatePem(OLD));
    signing(Step.START, NEW);

    run(new SigningKeyForm(() -> NEWER, true), Step.BACK, false, false);

    assertThat(signingKeys()).containsExactly(OLD);
    assertThat(said())
        .contains("with the old one alone from 2026-11-28T10:05:00Z")
        .contains("must have, has the SHA-256\n" + PublicKeyForms.of(OLD).fingerprint())
        .contains("AWSPREVIOUS")
        .doesNotContain("never signed");
  }

  @Test
  void aStepWaitsAfterAnOlderVersionHasBecomeTheCurrentOneAgain() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);
    system.pass(MINUTES);
    token(Step.ACTIVATE);
    system.pass(Duration.ofHours(1));

    system.stub().moveCurrentBack(SecretName.TOKEN_KEYS.logicalId());
    assertThat(tokenKeys()).containsExactly(mac(oldToken), mac(newToken));
    assertThatThrownBy(() -> token(Step.ACTIVATE))
        .hasMessageContaining("wait until 2026-11-28T11:10:00Z");

    system.pass(Duration.ofDays(2));
    system.stub().moveCurrentBack(SecretName.TOKEN_KEYS.logicalId());
    assertThat(tokenKeys()).containsExactly(mac(newToken), mac(oldToken));
    assertThatThrownBy(() -> token(Step.END_OVERLAP))
        .hasMessageContaining("wait until 2026-12-01T11:10:00Z");
    assertThatThrownBy(() -> token(Step.START)).hasMessageContaining("2026-12-01T11:10:00Z");
    assertThat(tokenKeys()).hasSize(2);
  }

  @Test
  void goingBackAfterwardsKeepsBothAndCanBeUndone() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    token(Step.START);
    system.pass(MINUTES);
    token(Step.ACTIVATE);

    token(Step.BACK);
    assertThat(tokenKeys()).containsExactly(mac(oldToken), mac(newToken));

    token(Step.BACK);
    assertThat(tokenKeys()).containsExactly(mac(newToken), mac(oldToken));
  }

  @Test
  void aDryRunChangesNothing() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());
    String before = system.text(SecretName.TOKEN_KEYS);

    run(new TokenKeyForm(() -> newToken), Step.START, false, true);

    assertThat(system.text(SecretName.TOKEN_KEYS)).isEqualTo(before);
    assertThat(said()).contains("would get a new key").endsWith("Nothing was changed.\n");
  }

  @Test
  void stepsComeInOrder() {
    system.put(SecretName.TOKEN_KEYS, new JsonWriter().put("current", oldToken).toString());

    assertThatThrownBy(() -> token(Step.ACTIVATE)).hasMessageContaining("there is no next key");
    assertThatThrownBy(() -> token(Step.BACK)).hasMessageContaining("one key alone");
    assertThatThrownBy(() -> token(Step.END_OVERLAP)).hasMessageContaining("no previous key");
    token(Step.START);
    assertThatThrownBy(() -> token(Step.START)).hasMessageContaining("token-keys --activate");
    assertThatThrownBy(() -> token(Step.END_OVERLAP)).hasMessageContaining("has not begun");
  }

  @Test
  void aSigningKeyIsThereBesideTheOldOneUntilThatIsTakenAway() {
    system.put(SecretName.SIGNING_KEY, PublicKeyForms.privatePem(OLD));

    signing(Step.START, NEW);
    assertThat(signingKeys()).containsExactly(OLD, NEW);
    assertThat(said())
        .contains(PublicKeyForms.of(NEW).pem())
        .contains(PublicKeyForms.of(NEW).base64())
        .contains(PublicKeyForms.of(NEW).fingerprint());

    system.pass(MINUTES);
    signing(Step.ACTIVATE, NEW);
    assertThat(signingKeys()).containsExactly(NEW, OLD);

    signing(Step.BACK, NEW);
    assertThat(signingKeys()).containsExactly(OLD, NEW);
    signing(Step.BACK, NEW);

    system.pass(MINUTES);
    signing(Step.END_OVERLAP, NEW);
    assertThat(signingKeys()).containsExactly(NEW);
    assertThat(system.text(SecretName.SIGNING_KEY)).isEqualTo(PublicKeyForms.privatePem(NEW));
    assertThat(said()).doesNotContain(base64(OLD)).doesNotContain(base64(NEW));
  }

  @Test
  void aSigningKeyInBareBase64IsRotatedToo() {
    system.put(SecretName.SIGNING_KEY, base64(OLD) + "\n");

    signing(Step.START, NEW);

    assertThat(signingKeys()).containsExactly(OLD, NEW);
  }

  @Test
  void theNextRotationDropsAKeyThatIsNeededNoMore() {
    system.put(SecretName.SIGNING_KEY, PublicKeyForms.privatePem(OLD));
    signing(Step.START, NEW);
    system.pass(MINUTES);
    signing(Step.ACTIVATE, NEW);
    system.pass(MINUTES);

    signing(Step.START, NEWER);

    assertThat(signingKeys()).containsExactly(NEW, NEWER);
  }

  @Test
  void leavesASecretAloneThatFunctionsCouldNotReadAndQuotesNothingOfIt() {
    for (String text : List.of(oldToken, "{\"current\":\"" + oldToken + "\",\"x\":1}")) {
      system.put(SecretName.TOKEN_KEYS, text);
      assertThatThrownBy(() -> token(Step.START))
          .isInstanceOf(Unusable.class)
          .hasMessageNotContaining(oldToken);
      assertThat(system.text(SecretName.TOKEN_KEYS)).isEqualTo(text);
    }
    system.put(SecretName.SIGNING_KEY, "{\"current\":\"" + oldToken + "\"}");
    assertThatThrownBy(() -> signing(Step.START, NEW))
        .isInstanceOf(Unusable.class)
        .hasMessageNotContaining(oldToken);
  }

  @Test
  void printsNoKey() {
    assertThat(new TwoKeys("k1", Optional.of(new TwoKeys.Other.Next("k2"))).toString())
        .doesNotContain("k1")
        .doesNotContain("k2");
  }

  private void token(Step step) {
    run(new TokenKeyForm(() -> newToken), step, false, false);
  }

  private void signing(Step step, PrivateKey fresh) {
    run(new SigningKeyForm(() -> fresh, false), step, false, false);
  }

  private void run(SteppedKey key, Step step, boolean atOnce, boolean dryRun) {
    try (KeptSecret secret = system.secrets().open(key.secret());
        PrintStream out = new PrintStream(printed, true, UTF_8)) {
      NextCommands next = new NextCommands("./paykka rotate " + key.name());
      new SteppedRotation(key, secret, next, system::now, out).run(step, atOnce, dryRun);
    }
  }

  private List<String> tokenKeys() {
    return SecretForms.tokenKeys(system.text(SecretName.TOKEN_KEYS)).stream()
        .map(SteppedRotationTest::mac)
        .toList();
  }

  private List<PrivateKey> signingKeys() {
    return SigningKeys.parse(system.text(SecretName.SIGNING_KEY));
  }

  private static String mac(String key) {
    return mac(new HmacKey(Base64.getDecoder().decode(key)));
  }

  private static String mac(HmacKey key) {
    return Base64.getEncoder().encodeToString(key.mac(new byte[] {1}));
  }

  private static String base64(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private String said() {
    return printed.toString(UTF_8);
  }
}
