package io.paykkaserverless.runner.keys;

import io.paykkaserverless.runner.deployed.AwsConnection;
import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.deployed.StackReader;
import io.paykkaserverless.runner.operator.RunningSystem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The secrets of one system.
 *
 * @param facts what is known of the system; nothing where a secret is named instead of it
 * @param named the only secret, where one is named
 * @param stub where the local system's secrets are
 */
public record SystemSecrets(
    AwsConnection connection,
    Optional<DeployedStack> facts,
    Optional<String> named,
    Optional<URI> stub) {

  private static final String TEMPLATE = "template.yaml";

  /**
   * Those that are meant; nothing where the local system is and none runs.
   *
   * @param root the project's folder
   * @throws io.paykkaserverless.runner.deployed.CannotLook where a stack cannot be looked at
   */
  public static Optional<SystemSecrets> of(MeantSystem meant, Path root) {
    if (meant.secret().isPresent()) {
      return Optional.of(
          new SystemSecrets(
              AwsConnection.deployed(meant.stack().region()),
              Optional.empty(),
              meant.secret(),
              Optional.empty()));
    }
    if (meant.stack().stack().isPresent()) {
      AwsConnection connection = AwsConnection.deployed(meant.stack().region());
      DeployedStack stack = new StackReader(connection).read(meant.stack().stack().get());
      return Optional.of(
          new SystemSecrets(connection, Optional.of(stack), Optional.empty(), Optional.empty()));
    }
    return RunningSystem.find(root).map(running -> local(running, root));
  }

  /** The local system's. */
  public static SystemSecrets local(RunningSystem running, Path root) {
    return new SystemSecrets(
        AwsConnection.local(running.services()),
        Optional.of(DeployedStack.local(running, root.resolve(TEMPLATE))),
        Optional.empty(),
        Optional.of(running.services().secrets()));
  }

  /**
   * Opens one; closed by who asks.
   *
   * @throws Unusable where the system has no such secret
   */
  public KeptSecret open(SecretName secret) {
    String id =
        named
            .or(() -> facts.flatMap(stack -> stack.physicalId(secret.logicalId())))
            .orElseThrow(
                () ->
                    new Unusable(
                        "this system has no secret %s: was it deployed from this template?"
                            .formatted(secret.logicalId())));
    return new KeptSecret(connection.secretsManager(), id, reading(id));
  }

  private String reading(String id) {
    return stub.map(
            address ->
                "curl -s %s -H 'X-Amz-Target: secretsmanager.GetSecretValue' -d '{\"SecretId\":\"%s\"}'"
                    .formatted(address, id))
        .orElseGet(
            () ->
                "aws secretsmanager get-secret-value --region %s --secret-id %s --query SecretString --output text"
                    .formatted(connection.region(), id));
  }
}
