package io.paykkaserverless.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local inside this JVM, in memory, reachable from this machine only. Its own start-up
 * class would listen on every interface, hence the server around its public handler.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

  private static final @Nullable String IN_MEMORY = null;

  private final LocalDynamoDBRequestHandler database;
  private final Server server;

  private EmbeddedDynamoDb(LocalDynamoDBRequestHandler database, Server server) {
    this.database = database;
    this.server = server;
  }

  /** Starts an empty one on a free port. Takes about a second. */
  public static EmbeddedDynamoDb start() throws Exception {
    // It warns of every refused condition, which is how this project works.
    Configurator.setLevel("software.amazon.dynamodb", Level.ERROR);
    LocalDynamoDBRequestHandler database =
        new LocalDynamoDBRequestHandler(0, true, IN_MEMORY, true, false);
    LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(database, null);
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(new DynamoDBProxyServer(0, handler).setUpHandler(handler));
    server.start();
    return new EmbeddedDynamoDb(database, server);
  }

  public URI endpoint() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A client of it, with credentials that only DynamoDB Local accepts. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Creates an empty table for payments, with the indexes that template.yaml gives it. */
  public void createPaymentsTable(String name) {
    CreateTableRequest request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                attribute("pk", S),
                attribute("sk", S),
                attribute("due_shard", S),
                attribute("due_at", N),
                attribute("parked", S),
                attribute("parked_at", N),
                attribute("undelivered", S),
                attribute("announced_at", N))
            .keySchema(key("pk", HASH), key("sk", RANGE))
            .globalSecondaryIndexes(
                index("due", "due_shard", "due_at", ProjectionType.KEYS_ONLY),
                index("parked", "parked", "parked_at", ProjectionType.ALL),
                index("undelivered", "undelivered", "announced_at", ProjectionType.ALL))
            .build();
    try (DynamoDbClient client = client()) {
      client.createTable(request);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
    database.shutdown();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, ProjectionType projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partition, HASH), key(sort, RANGE))
        .projection(Projection.builder().projectionType(projection).build())
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
