package io.paykkaserverless.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A client that adds up the units its requests consume, as the database counts them. */
final class MeteredDynamoDb implements DynamoDbClient {

  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final DynamoDbClient client;
  private Units units = new Units(0, 0, 0);

  MeteredDynamoDb(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * What was consumed.
   *
   * @param writes write units
   * @param reads read units
   * @param requests how many requests that took
   */
  record Units(double writes, double reads, int requests) {}

  /** What was consumed since this was asked last. */
  Units taken() {
    Units taken = units;
    units = new Units(0, 0, 0);
    return taken;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemResponse response =
        client.putItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    wrote(response.consumedCapacity());
    return response;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GetItemResponse response =
        client.getItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    read(response.consumedCapacity());
    return response;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse response =
        client.query(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    read(response.consumedCapacity());
    return response;
  }

  private void wrote(ConsumedCapacity capacity) {
    units =
        new Units(units.writes() + capacity.capacityUnits(), units.reads(), units.requests() + 1);
  }

  private void read(ConsumedCapacity capacity) {
    units =
        new Units(units.writes(), units.reads() + capacity.capacityUnits(), units.requests() + 1);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
