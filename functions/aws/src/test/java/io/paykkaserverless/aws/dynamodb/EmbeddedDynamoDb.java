package io.paykkaserverless.aws.dynamodb;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
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
  public static EmbeddedDynamoDb start() {
    // It warns of every refused condition, which is how this project works.
    Configurator.setLevel("software.amazon.dynamodb", Level.ERROR);
    LocalDynamoDBRequestHandler database =
        new LocalDynamoDBRequestHandler(0, true, IN_MEMORY, true, false);
    LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(database, null);
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(new DynamoDBProxyServer(0, handler).setUpHandler(handler));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
    return new EmbeddedDynamoDb(database, server);
  }

  public URI endpoint() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
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
}
