package io.paykkaserverless.runner.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.keys.MeantSystem;
import io.paykkaserverless.runner.rotate.RotateOptions.ApiKey;
import io.paykkaserverless.runner.rotate.RotateOptions.NotificationSecret;
import io.paykkaserverless.runner.rotate.RotateOptions.PaykkaPublicKey;
import io.paykkaserverless.runner.rotate.RotateOptions.SigningKey;
import io.paykkaserverless.runner.rotate.RotateOptions.TokenKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RotateArgumentsTest {

  @Test
  void makesAnEndpointsNewKeyWithThreeDaysOfOverlap() {
    NotificationSecret wanted =
        new NotificationSecret(new EndpointName("shop"), Step.START, Duration.ofDays(3), false);
    assertThat(read("notification-secret --endpoint shop")).isEqualTo(local(wanted));
    assertThat(read("notification-secret shop")).isEqualTo(local(wanted));
  }

  @Test
  void takesAnotherOverlapAndADeployedSystemsSecret() {
    String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Endpoints-a1B2c3";
    assertThat(read("notification-secret --endpoint shop --overlap 720 --show --secret " + arn))
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new NotificationSecret(
                        new EndpointName("shop"), Step.START, Duration.ofDays(30), true),
                    new MeantSystem(StackOptions.LOCAL, Optional.of(arn)),
                    false)));
  }

  @Test
  void endsAnOverlap() {
    assertThat(read("notification-secret --endpoint shop --end-overlap --dry-run"))
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new NotificationSecret(
                        new EndpointName("shop"), Step.END_OVERLAP, Duration.ofDays(3), false),
                    MeantSystem.LOCAL,
                    true)));
  }

  @Test
  void knowsTheStepsOfEachKey() {
    assertThat(read("signing-key --public-key-out key.pem"))
        .isEqualTo(
            local(new SigningKey(Step.START, false, false, Optional.of(Path.of("key.pem")))));
    assertThat(read("signing-key --activate --now"))
        .isEqualTo(local(new SigningKey(Step.ACTIVATE, true, false, Optional.empty())));
    assertThat(read("signing-key --back --old-key-at-paykka"))
        .isEqualTo(local(new SigningKey(Step.BACK, false, true, Optional.empty())));
    assertThat(read("token-keys --back")).isEqualTo(local(new TokenKeys(Step.BACK, false)));
    assertThat(read("api-key shop --out key"))
        .isEqualTo(
            local(new ApiKey("shop", Step.START, false, Optional.of(Path.of("key")), false)));
    assertThat(read("api-key shop --remove-old"))
        .isEqualTo(read("api-key shop --end-overlap"))
        .isEqualTo(local(new ApiKey("shop", Step.END_OVERLAP, false, Optional.empty(), false)));
    assertThat(read("paykka-public-key --check key"))
        .isEqualTo(local(new PaykkaPublicKey(Optional.of(Path.of("key")))));
  }

  @Test
  void namesADeployedSystemByItsStack() {
    RotateArguments.Reading read = read("token-keys --stack payments --region eu-west-1");

    assertThat(read)
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new TokenKeys(Step.START, false),
                    new MeantSystem(
                        new StackOptions(Optional.of("payments"), Optional.of("eu-west-1")),
                        Optional.empty()),
                    false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | rotate wants to know what: signing-key, token-keys, api-key, notification-secret,"
            + " paykka-public-key",
        "api-key | rotate api-key wants the name of a caller, as the secret has it",
        "api-key shop --activate | 'rotate api-key' knows no option '--activate'",
        "api-key shop --back --print | --print and --out go with a new key alone",
        "token-keys shop | rotate token-keys wants no 'shop'",
        "token-keys --activate --back | --activate, --back and --end-overlap are different steps:"
            + " take one",
        "token-keys --now | --now goes with a step that waits: --activate or --end-overlap",
        "signing-key --activate --old-key-at-paykka | --old-key-at-paykka goes with --back alone",
        "token-keys --back --old-key-at-paykka | 'rotate token-keys' knows no option"
            + " '--old-key-at-paykka'",
        "token-keys --region eu-west-1 | --region goes with --stack",
        "token-keys --secret x --stack y | --secret and --stack are two ways to say whose: take"
            + " one",
        "signing-key --back --public-key-out x | --public-key-out goes with a new key alone",
        "paykka-public-key --secret x | PayKKa's public keys are in no secret: name the stack with"
            + " --stack",
        "notification-secret | rotate notification-secret wants --endpoint",
        "notification-secret --endpoint Shop | --endpoint wants an endpoint's name, which matches"
            + " [a-z0-9][a-z0-9-]{0,31}",
        "notification-secret shop --overlap 0 | --overlap wants hours, from 1 to 720",
        "notification-secret shop --overlap 721 | --overlap wants hours, from 1 to 720",
        "notification-secret shop --overlap 3d | --overlap wants hours, from 1 to 720",
        "notification-secret --secret $(x) | --secret wants the name or ARN of a secret",
        "notification-secret --key whsec_x | 'rotate notification-secret' knows no option '--key'",
        "notification-secret --endpoint shop --end-overlap --overlap 2 | --end-overlap makes no new"
            + " key: it goes with neither --overlap nor --show",
        "notification-secret --endpoint shop --dry-run --show | --dry-run makes no key that --show"
            + " could print",
      })
  void saysWhatMakesNoSense(String typed, String problem) {
    assertThat(read(typed)).isEqualTo(new RotateArguments.Reading.Wrong(problem));
  }

  private static RotateArguments.Reading local(RotateOptions.Subject subject) {
    return new RotateArguments.Reading.Read(new RotateOptions(subject, MeantSystem.LOCAL, false));
  }

  private static RotateArguments.Reading read(String typed) {
    return RotateArguments.read(
        new ArrayDeque<>(typed.isEmpty() ? List.of() : List.of(typed.split(" ", -1))));
  }
}
