package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.aws.backend.AwsBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Gives each test queues of its own in the run's backend, and removes them after it. */
final class Queues implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final int BATCH_MAX = 10;
  private static final int PATIENCE_SECONDS = 2;

  private final List<String> urls = new ArrayList<>();
  private @Nullable SqsClient client;
  private @Nullable String urlOfNone;

  /** A client of the queues, once the tests of the class have begun. */
  SqsClient client() {
    return Objects.requireNonNull(client);
  }

  /** The address of a new, empty queue. */
  String create() {
    return create(Map.of());
  }

  /** The address of a new, empty queue with these attributes. */
  String create(Map<QueueAttributeName, String> attributes) {
    String url =
        client()
            .createQueue(make -> make.queueName("q" + UUID.randomUUID()).attributes(attributes))
            .queueUrl();
    urls.add(url);
    return url;
  }

  /** An address where no queue is. */
  String urlOfNone() {
    return Objects.requireNonNull(urlOfNone);
  }

  /** Takes a queue away; whoever sends to it fails from now on. */
  void remove(String url) {
    client().deleteQueue(delete -> delete.queueUrl(url));
  }

  /**
   * What a queue gives out, which it then hides.
   *
   * @param expected how many to wait for; fewer where no more come for a while
   */
  List<Message> receive(String url, int expected) {
    List<Message> received = new ArrayList<>();
    boolean more = true;
    while (more) {
      int wait = received.size() < expected ? PATIENCE_SECONDS : 0;
      List<Message> next =
          client()
              .receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url)
                          .maxNumberOfMessages(BATCH_MAX)
                          .waitTimeSeconds(wait)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      received.addAll(next);
      more = !next.isEmpty();
    }
    return received;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    AwsBackend backend = AwsBackend.of(context);
    client = backend.sqs();
    urlOfNone = backend.sqsEndpoint() + "/000000000000/no-such-queue";
  }

  @Override
  public void afterEach(ExtensionContext context) {
    for (String url : urls) {
      try {
        remove(url);
      } catch (QueueDoesNotExistException _) {
        // The test deleted it.
      }
    }
    urls.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (client != null) {
      client.close();
    }
  }
}
