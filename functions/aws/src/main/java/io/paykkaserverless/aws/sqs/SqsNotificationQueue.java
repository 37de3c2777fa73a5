package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Hands notifications over through a standard SQS queue. A send whose answer was lost is repeated
 * by the client, so a message may be there twice: delivery is at least once.
 */
public final class SqsNotificationQueue implements NotificationQueue {

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsNotificationQueue(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public void announce(NotificationId notification) {
    String body = NotificationMessage.write(new Announced(notification));
    try {
      sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(body));
    } catch (SdkException e) {
      throw new QueueUnavailable(e);
    }
  }
}
