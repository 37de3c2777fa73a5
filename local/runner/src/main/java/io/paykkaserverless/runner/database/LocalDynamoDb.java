package io.paykkaserverless.runner.database;

import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, Amazon's own engine, inside this process. Its own start-up class would listen on
 * every interface, hence the server around its public handler.
 */
public final class LocalDynamoDb implements AutoCloseable {

  /** Longer than clients keep their connections (30 s), lest one writes while we hang up. */
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  private final LocalDynamoDBRequestHandler engine;
  private final Server server;

  private LocalDynamoDb(LocalDynamoDBRequestHandler engine, Server server) {
    this.engine = engine;
    this.server = server;
  }

  /**
   * Starts it on a free port.
   *
   * @param state the folder that keeps what is written; without one it is gone when this is closed
   */
  public static LocalDynamoDb start(Optional<Path> state) {
    @Nullable String folder = state.map(LocalDynamoDb::created).orElse(null);
    try {
      LocalDynamoDBRequestHandler engine =
          new LocalDynamoDBRequestHandler(0, folder == null, folder, true, false);
      LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(engine, null);
      Server server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      ((ServerConnector) server.getConnectors()[0]).setIdleTimeout(IDLE_MAX.toMillis());
      server.setHandler(new DynamoDBProxyServer(0, handler).setUpHandler(handler));
      server.start();
      return new LocalDynamoDb(engine, server);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  /** The value of {@code AWS_ENDPOINT_URL_DYNAMODB}. */
  public URI endpoint() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Creates each table that is not there yet. */
  public void create(List<TableDefinition> tables) {
    try (DynamoDbClient client = client()) {
      for (TableDefinition table : tables) {
        try {
          client.createTable(request(table));
          table
              .ttlAttribute()
              .ifPresent(
                  attribute ->
                      client.updateTimeToLive(
                          update ->
                              update
                                  .tableName(table.id())
                                  .timeToLiveSpecification(
                                      ttl -> ttl.attributeName(attribute).enabled(true))));
        } catch (ResourceInUseException _) {
          // It was kept from an earlier run.
        }
      }
    }
  }

  /** Every item of a table, read page by page. */
  public List<Map<String, AttributeValue>> everyItem(String table) {
    try (DynamoDbClient client = client()) {
      return client.scanPaginator(request -> request.tableName(table)).items().stream().toList();
    }
  }

  /** A client of it; the caller closes it. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(LocalAddresses.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
    engine.shutdown();
  }

  private static CreateTableRequest request(TableDefinition table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.id())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                table.attributes().entrySet().stream()
                    .map(
                        attribute ->
                            AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                    .toList())
            .keySchema(keySchema(table.key()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.indexes().stream().map(LocalDynamoDb::globalIndex).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex globalIndex(TableDefinition.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keySchema(index.key()))
        .projection(Projection.builder().projectionType(index.projection()).build())
        .build();
  }

  private static List<KeySchemaElement> keySchema(TableDefinition.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(key.partition(), KeyType.HASH));
    key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  private static String created(Path folder) {
    try {
      return Files.createDirectories(folder).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep state in " + folder, e);
    }
  }
}
