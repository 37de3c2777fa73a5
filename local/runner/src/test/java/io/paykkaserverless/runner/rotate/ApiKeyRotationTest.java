package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.secrets.ApiKeys;
import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.StubbedSystem;
import io.paykkaserverless.runner.keys.Unusable;
import io.paykkaserverless.runner.rotate.RotateOptions.ApiKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller has two keys for as long as its servers need, and stays the same caller. */
final class ApiKeyRotationTest {

  private final StubbedSystem system = new StubbedSystem();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final String old = FreshKeys.apiKey();
  private final String fresh = FreshKeys.apiKey();
  private final String others = FreshKeys.apiKey();

  @BeforeEach
  void twoCallers() {
    system.put(
        SecretName.API_KEYS, "{\"office\":[\"%s\"],\"shop\":[\"%s\"]}".formatted(others, old));
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void bothKeysAreTheCallersUntilTheOldOneIsTakenAway() {
    run(Step.START, false, true);
    assertThat(keys().callerOf(old)).contains("shop");
    assertThat(keys().callerOf(fresh)).contains("shop");
    assertThat(keys().callerOf(others)).contains("office");

    system.pass(Duration.ofMinutes(5));
    run(Step.END_OVERLAP, false, true);
    assertThat(keys().callerOf(old)).isEmpty();
    assertThat(keys().callerOf(fresh)).contains("shop");
    assertThat(keys().callerOf(others)).contains("office");
  }

  @Test
  void showsTheNewKeyOnceAndTheOldOneNever() {
    run(Step.START, false, true);

    assertThat(said())
        .containsOnlyOnce(fresh)
        .contains("from 2026-11-28T10:05:00Z at the latest")
        .doesNotContain(old)
        .doesNotContain(others);
  }

  @Test
  void makesNoKeyThatNobodyWouldSee() {
    assertThatThrownBy(() -> run(Step.START, false, false))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("this is no terminal");
    assertThat(keys().callerOf(fresh)).isEmpty();
  }

  @Test
  void doesNotTakeTheOldKeyAwayWhileAFunctionMayNotKnowTheNewOne() {
    run(Step.START, false, true);

    assertThatThrownBy(() -> run(Step.END_OVERLAP, false, true))
        .hasMessageContaining("wait until 2026-11-28T10:05:00Z");
    assertThat(keys().callerOf(old)).contains("shop");
  }

  @Test
  void waitsAfterAnOlderVersionHasBecomeTheCurrentOneAgain() {
    run(Step.START, false, true);
    run(Step.BACK, false, true);
    system.pass(Duration.ofHours(1));
    system.stub().moveCurrentBack(SecretName.API_KEYS.logicalId());

    assertThatThrownBy(() -> run(Step.END_OVERLAP, false, true))
        .hasMessageContaining("wait until 2026-11-28T11:05:00Z");
    assertThat(keys().callerOf(old)).contains("shop");
  }

  @Test
  void goesBackByTakingTheNewKeyAway() {
    run(Step.START, false, true);

    run(Step.BACK, false, true);

    assertThat(keys().callerOf(fresh)).isEmpty();
    assertThat(keys().callerOf(old)).contains("shop");
  }

  @Test
  void leavesACallerItsOnlyKey() {
    assertThatThrownBy(() -> run(Step.BACK, false, true)).hasMessageContaining("one key alone");
    assertThatThrownBy(() -> run(Step.END_OVERLAP, false, true))
        .hasMessageContaining("one key alone");
  }

  @Test
  void aDryRunChangesNothingAndShowsNothing() {
    String before = system.text(SecretName.API_KEYS);

    run(Step.START, true, false);

    assertThat(system.text(SecretName.API_KEYS)).isEqualTo(before);
    assertThat(said()).endsWith("Nothing was changed.\n").doesNotContain(fresh);
  }

  @Test
  void namesTheCallersThereAre() {
    ApiKey wrong = new ApiKey("shopp", Step.START, false, Optional.empty(), false);

    assertThatThrownBy(() -> run(wrong, false, true))
        .hasMessage("the secret has no caller shopp; it has office, shop");
  }

  @Test
  void leavesASecretAloneThatFunctionsCouldNotRead() {
    system.put(SecretName.API_KEYS, "{\"shop\":[\"" + old + "\",7]}");

    assertThatThrownBy(() -> run(Step.START, false, true))
        .isInstanceOf(Unusable.class)
        .hasMessageNotContaining(old);
  }

  private void run(Step step, boolean dryRun, boolean terminal) {
    run(new ApiKey("shop", step, false, Optional.empty(), false), dryRun, terminal);
  }

  private void run(ApiKey wanted, boolean dryRun, boolean terminal) {
    try (KeptSecret secret = system.secrets().open(SecretName.API_KEYS);
        PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new ApiKeyRotation(
              secret,
              () -> fresh,
              new NextCommands("./paykka rotate api-key shop"),
              new Disclosure(wanted.file(), wanted.print(), terminal, out),
              system::now,
              out)
          .run(wanted, dryRun);
    }
  }

  private ApiKeys keys() {
    return SecretForms.apiKeys(system.text(SecretName.API_KEYS));
  }

  private String said() {
    return printed.toString(UTF_8);
  }
}
