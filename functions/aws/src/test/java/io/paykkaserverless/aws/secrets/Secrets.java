package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.aws.backend.AwsBackend;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * Gives each test secrets of its own in the run's backend, and removes them after it. Reads are
 * counted, and an outage is made, on this side of the wire: no backend has to be able to.
 */
final class Secrets implements BeforeEachCallback, AfterEachCallback {

  private final Set<String> names = new LinkedHashSet<>();
  private final Wire wire = new Wire();
  private @Nullable SecretsManagerClient client;
  private @Nullable SecretsManagerClient desk;

  /** A client that does not repeat what fails. */
  SecretsManagerClient client() {
    return Objects.requireNonNull(client);
  }

  /** Stores a secret, or a new version of it. */
  void put(String name, String text) {
    SecretsManagerClient desk = Objects.requireNonNull(this.desk);
    if (names.add(name)) {
      desk.createSecret(create -> create.name(name).secretString(text));
    } else {
      desk.putSecretValue(put -> put.secretId(name).secretString(text));
    }
  }

  /** Lets every answer to the client be a 500, or no longer. */
  void breakDown(boolean broken) {
    wire.broken = broken;
  }

  /** How often the client asked for a secret. */
  int reads() {
    return wire.reads;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AwsBackend backend = AwsBackend.of(context);
    wire.broken = false;
    wire.reads = 0;
    desk = backend.secretsManager(_ -> {});
    client =
        backend.secretsManager(
            overrides ->
                overrides
                    .addExecutionInterceptor(wire)
                    .retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (desk != null) {
      for (String name : names) {
        desk.deleteSecret(delete -> delete.secretId(name).forceDeleteWithoutRecovery(true));
      }
      desk.close();
    }
    names.clear();
    if (client != null) {
      client.close();
    }
  }

  private static final class Wire implements ExecutionInterceptor {

    private boolean broken;
    private int reads;

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof GetSecretValueRequest) {
        reads++;
      }
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(
        Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
      return broken
          ? context.httpResponse().toBuilder().statusCode(500).build()
          : context.httpResponse();
    }
  }
}
