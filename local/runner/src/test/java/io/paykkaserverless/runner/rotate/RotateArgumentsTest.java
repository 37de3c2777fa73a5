package io.paykkaserverless.runner.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.rotate.RotateOptions.Action;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RotateArgumentsTest {

  @Test
  void makesANewKeyWithThreeDaysOfOverlap() {
    assertThat(read("notification-secret --endpoint shop"))
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new EndpointName("shop"),
                    new Action.Renew(Duration.ofDays(3), false),
                    Optional.empty(),
                    false)));
  }

  @Test
  void takesAnotherOverlapAndADeployedSystemsSecret() {
    String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Endpoints-a1B2c3";
    assertThat(read("notification-secret --endpoint shop --overlap 720 --show --secret " + arn))
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new EndpointName("shop"),
                    new Action.Renew(Duration.ofDays(30), true),
                    Optional.of(arn),
                    false)));
  }

  @Test
  void endsAnOverlap() {
    assertThat(read("notification-secret --endpoint shop --end-overlap --dry-run"))
        .isEqualTo(
            new RotateArguments.Reading.Read(
                new RotateOptions(
                    new EndpointName("shop"), new Action.EndOverlap(), Optional.empty(), true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | rotate wants to know what: notification-secret",
        "api-key | rotate wants to know what: notification-secret",
        "notification-secret | rotate notification-secret wants --endpoint",
        "notification-secret --endpoint Shop | --endpoint wants an endpoint's name, which matches"
            + " [a-z0-9][a-z0-9-]{0,31}",
        "notification-secret --overlap 0 | --overlap wants hours, from 1 to 720",
        "notification-secret --overlap 721 | --overlap wants hours, from 1 to 720",
        "notification-secret --overlap 3d | --overlap wants hours, from 1 to 720",
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

  private static RotateArguments.Reading read(String typed) {
    return RotateArguments.read(
        new ArrayDeque<>(typed.isEmpty() ? List.of() : List.of(typed.split(" ", -1))));
  }
}
