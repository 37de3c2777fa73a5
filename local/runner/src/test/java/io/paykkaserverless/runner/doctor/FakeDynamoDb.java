package io.paykkaserverless.runner.doctor;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Describes one table, and nothing else. */
final class FakeDynamoDb implements DynamoDbClient {

  private final String name;
  private final TableDescription table;
  private final TimeToLiveStatus ttl;
  private final PointInTimeRecoveryStatus recovery;

  FakeDynamoDb(
      String name,
      TableDescription table,
      TimeToLiveStatus ttl,
      PointInTimeRecoveryStatus recovery) {
    this.name = name;
    this.table = table;
    this.ttl = ttl;
    this.recovery = recovery;
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    if (!request.tableName().equals(name)) {
      throw ResourceNotFoundException.builder().message("no table").build();
    }
    return DescribeTableResponse.builder().table(table).build();
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return DescribeTimeToLiveResponse.builder()
        .timeToLiveDescription(it -> it.attributeName("ttl").timeToLiveStatus(ttl))
        .build();
  }

  @Override
  public DescribeContinuousBackupsResponse describeContinuousBackups(
      DescribeContinuousBackupsRequest request) {
    return DescribeContinuousBackupsResponse.builder()
        .continuousBackupsDescription(
            backups ->
                backups.pointInTimeRecoveryDescription(
                    it -> it.pointInTimeRecoveryStatus(recovery)))
        .build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
