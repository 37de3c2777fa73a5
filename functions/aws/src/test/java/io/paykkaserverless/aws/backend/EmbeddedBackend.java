package io.paykkaserverless.aws.backend;

import io.paykkaserverless.aws.dynamodb.EmbeddedDynamoDb;
import io.paykkaserverless.aws.secrets.SecretsManagerStub;
import io.paykkaserverless.aws.sqs.EmbeddedSqs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Everything inside this JVM; each part starts when it is first asked for. */
final class EmbeddedBackend implements AwsBackend {

  private Optional<EmbeddedDynamoDb> dynamoDb = Optional.empty();
  private Optional<EmbeddedSqs> sqs = Optional.empty();
  private Optional<SecretsManagerStub> secrets = Optional.empty();

  @Override
  public String described() {
    return "embedded (DynamoDB Local, ElasticMQ and a stub of Secrets Manager in this JVM)";
  }

  @Override
  public Set<Difference> differences() {
    return EnumSet.of(
        Difference.SECRETS_ARE_A_STUB,
        Difference.ITEMS_END_AT_ONCE,
        Difference.NO_TRANSACTION_CONFLICTS,
        Difference.COUNTS_ARE_EXACT,
        Difference.MESSAGES_COME_ONCE,
        Difference.EVERYTHING_IS_ALLOWED);
  }

  @Override
  public synchronized URI dynamoDbEndpoint() {
    if (dynamoDb.isEmpty()) {
      dynamoDb = Optional.of(EmbeddedDynamoDb.start());
    }
    return dynamoDb.get().endpoint();
  }

  @Override
  public synchronized URI sqsEndpoint() {
    if (sqs.isEmpty()) {
      sqs = Optional.of(EmbeddedSqs.start());
    }
    return sqs.get().endpoint();
  }

  @Override
  public synchronized URI secretsManagerEndpoint() {
    if (secrets.isEmpty()) {
      try {
        secrets = Optional.of(SecretsManagerStub.start());
      } catch (IOException e) {
        throw new UncheckedIOException("the stub of Secrets Manager did not start", e);
      }
    }
    return secrets.get().endpoint();
  }

  @Override
  public synchronized void close() {
    dynamoDb.ifPresent(EmbeddedDynamoDb::close);
    sqs.ifPresent(EmbeddedSqs::close);
    secrets.ifPresent(SecretsManagerStub::close);
  }
}
