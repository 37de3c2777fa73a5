package io.paykkaserverless.aws.sqs;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hides messages of SQS queues; the role needs {@code sqs:ChangeMessageVisibility} on them. */
public final class SqsMessageVisibility implements MessageVisibility {

  private final SqsClient sqs;
  private final List<String> queueUrls;

  /**
   * For the queues that a function reads.
   *
   * @param queueUrls each ends with a slash and the queue's name
   */
  public SqsMessageVisibility(SqsClient sqs, List<String> queueUrls) {
    this.sqs = sqs;
    this.queueUrls = List.copyOf(queueUrls);
  }

  @Override
  public void hide(String queue, String receiptHandle, Duration pause) {
    String url =
        queueUrls.stream()
            .filter(known -> known.endsWith("/" + queue))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a queue of ours: " + queue));
    sqs.changeMessageVisibility(
        change ->
            change
                .queueUrl(url)
                .receiptHandle(receiptHandle)
                .visibilityTimeout(Math.toIntExact(pause.toSeconds())));
  }
}
