package io.paykkaserverless.runner.queue;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.QueueDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.jdk.javaapi.FutureConverters;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ, which speaks SQS, inside this process and in memory. */
public final class LocalSqs implements AutoCloseable {

  private static final Duration STOP_MAX = Duration.ofSeconds(2);

  private final SQSRestServer server;
  private final URI endpoint;

  private LocalSqs(SQSRestServer server) {
    this.server = server;
    this.endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  /** Starts it on a free port, without queues. */
  public static LocalSqs start() {
    return new LocalSqs(
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(LocalAddresses.REGION)
            .withAWSAccountId(LocalAddresses.ACCOUNT)
            .start());
  }

  /** The value of {@code AWS_ENDPOINT_URL_SQS}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Creates queues, each dead-letter queue before those that use it. */
  public void create(List<QueueDefinition> queues) {
    try (SqsClient client = client()) {
      for (QueueDefinition queue : queues) {
        client.createQueue(request -> request.queueName(queue.id()).attributes(attributes(queue)));
      }
    }
  }

  /** The address of a queue. */
  public String queueUrl(String id) {
    return access().queueUrl(id);
  }

  /** A client of it; the caller closes it. */
  public SqsClient client() {
    return access().client();
  }

  /** The way to it past everybody who might refuse something. */
  public QueueAccess access() {
    return new QueueAccess(endpoint, "local");
  }

  /** Stops it; a request that is still under way is not waited for. */
  @Override
  public void close() {
    CompletableFuture<?> stopped =
        FutureConverters.asJava(server.stopAndGetFuture().apply()).toCompletableFuture();
    try {
      stopped.get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // It lives in this process and ends with it at the latest.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<QueueAttributeName, String> attributes(QueueDefinition queue) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(queue.visibilitySeconds()));
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(queue.retentionSeconds()));
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    new JsonWriter()
                        .put(
                            "deadLetterTargetArn",
                            LocalAddresses.queueArn(redrive.deadLetterQueue()))
                        .put("maxReceiveCount", redrive.receivesMax())
                        .toString()));
    return attributes;
  }
}
