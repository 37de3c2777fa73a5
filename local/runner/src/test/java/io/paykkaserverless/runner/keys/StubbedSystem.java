package io.paykkaserverless.runner.keys;

import io.paykkaserverless.runner.deployed.AwsConnection;
import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.deployed.DeployedStack.Resource;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A deployed system of which only the secrets are there, in a stub; they hold nothing yet. */
public final class StubbedSystem implements AutoCloseable {

  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final SecretsManagerStub stub = SecretsManagerStub.start(() -> now);

  public StubbedSystem() {
    for (SecretName name : SecretName.values()) {
      stub.create(name.logicalId());
    }
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** As if somebody wrote it by other means. */
  public void put(SecretName secret, String text) {
    stub.put(secret.logicalId(), text);
  }

  public String text(SecretName secret) {
    try (KeptSecret kept = secrets().open(secret)) {
      return kept.look().map(KeptSecret.Version::text).orElse("");
    }
  }

  public SecretsManagerStub stub() {
    return stub;
  }

  /** What commands have of it. */
  public SystemSecrets secrets() {
    return new SystemSecrets(
        AwsConnection.stub(stub.endpoint()),
        Optional.of(
            new DeployedStack(
                "payments",
                "CREATE_COMPLETE",
                false,
                Map.of("PaykkaAppId", "978594372956732"),
                Map.of("WebhookUrl", "https://pay.example/webhooks/paykka"),
                Arrays.stream(SecretName.values())
                    .collect(
                        Collectors.toMap(
                            SecretName::logicalId,
                            name ->
                                new Resource("AWS::SecretsManager::Secret", name.logicalId()))))),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    stub.close();
  }
}
