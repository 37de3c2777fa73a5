package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Hands deliveries over through two standard SQS queues. What waits for its next try is in flight
 * all the while, and a queue has at most some 120,000 messages in flight (SQS developer guide,
 * "Message quotas"); among the first tries they could hold up those of every endpoint.
 *
 * <p>Each message has its endpoint's name as message group: on a standard queue that orders
 * nothing, but SQS then lets an endpoint with many messages in flight not hold up those of others
 * (SQS developer guide, "Fair queues"). A send whose answer was lost is repeated by the client, so
 * a message may be there twice: delivery is at least once.
 */
public final class SqsDeliveryQueue implements DeliveryQueue {

  /** As many messages as one call takes (SQS developer guide, "Message quotas"). */
  private static final int BATCH_MAX = 10;

  private final SqsClient sqs;
  private final String queueUrl;
  private final String retryQueueUrl;

  /**
   * Sends through two queues.
   *
   * @param queueUrl where first tries go
   * @param retryQueueUrl where those go that wait for another
   */
  public SqsDeliveryQueue(SqsClient sqs, String queueUrl, String retryQueueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.retryQueueUrl = retryQueueUrl;
  }

  @Override
  public void address(List<Addressed> deliveries) {
    send(
        queueUrl,
        deliveries.stream().map(it -> new Outgoing(it.delivery(), it)).toList(),
        Duration.ZERO);
  }

  @Override
  public void retry(List<Retried> deliveries, Duration after) {
    send(
        retryQueueUrl,
        deliveries.stream().map(it -> new Outgoing(it.delivery(), it)).toList(),
        after);
  }

  private record Outgoing(DeliveryId delivery, QueuedNotification message) {}

  private void send(String url, List<Outgoing> messages, Duration after) {
    for (int from = 0; from < messages.size(); from += BATCH_MAX) {
      int to = Math.min(from + BATCH_MAX, messages.size());
      sendBatch(url, messages.subList(from, to), after);
    }
  }

  private void sendBatch(String url, List<Outgoing> messages, Duration after) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(i -> entry(String.valueOf(i), messages.get(i), after))
            .toList();
    List<BatchResultErrorEntry> refused;
    try {
      refused = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)).failed();
    } catch (SdkException e) {
      throw new QueueUnavailable(e);
    }
    if (!refused.isEmpty()) {
      throw new QueueUnavailable(
          "the notification queue refused %d of %d messages: %s"
              .formatted(refused.size(), entries.size(), refused.getFirst().code()));
    }
  }

  private static SendMessageBatchRequestEntry entry(String id, Outgoing outgoing, Duration after) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageGroupId(outgoing.delivery().endpoint().value())
        .delaySeconds(WholeSeconds.roundedUp(after))
        .messageBody(NotificationMessage.write(outgoing.message()))
        .build();
  }
}
