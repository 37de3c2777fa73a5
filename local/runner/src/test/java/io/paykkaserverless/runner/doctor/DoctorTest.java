package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.runner.deployed.CannotLook;
import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Where nothing can be looked at, that is said; and secrets grow old. */
final class DoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path root;

  @Test
  void saysThatNothingRuns() {
    assertThatThrownBy(() -> look(Optional.empty()))
        .isInstanceOf(CannotLook.class)
        .hasMessage(
            "no local system runs that was started from here; start one with './paykka local', or"
                + " name a deployed one with --stack");
  }

  @Test
  void saysThatAFileHoldsNoPublicKeyAndDoesNotShowIt() throws IOException {
    Path file = Files.writeString(root.resolve("ours.pem"), "nonsense");

    assertThatThrownBy(() -> look(Optional.of(file)))
        .isInstanceOf(CannotLook.class)
        .hasMessageContaining("holds no RSA public key")
        .hasMessageNotContaining("nonsense");
  }

  @Test
  void aValueThatIsOlderThanAYearIsAWarning() {
    assertThat(age(Duration.ofDays(365))).containsExactly(Finding.ok("each within 365 days"));
    assertThat(age(Duration.ofDays(400)))
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(tuple(Verdict.WARNING, "TokenKeys has the same value for 400 days"));
  }

  @Test
  void aSecretWithoutAValueHasNoAge() {
    assertThat(
            new SecretAgeCheck(Map.of("TokenKeys", "empty"), new ValueSince(NOW), () -> NOW).look())
        .containsExactly(Finding.ok("each within 365 days"));
  }

  private static List<Finding> age(Duration age) {
    return new SecretAgeCheck(Map.of("TokenKeys", "arn"), new ValueSince(NOW.minus(age)), () -> NOW)
        .look();
  }

  private Diagnosis look(Optional<Path> publicKey) {
    DoctorOptions options =
        new DoctorOptions(StackOptions.LOCAL, OperatorOptions.LOCAL, publicKey, false);
    return new Doctor(root, Map.of(), InstantSource.fixed(NOW)).look(options, _ -> {});
  }

  /** Says when a value was put, and nothing of the secret around it. */
  private record ValueSince(Instant at) implements SecretsManagerClient {

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      if (request.secretId().equals("empty")) {
        throw ResourceNotFoundException.builder().message("no value").build();
      }
      return GetSecretValueResponse.builder().createdDate(at).secretString("x").build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
