package io.paykkaserverless.aws.sqs;

import java.time.Duration;

/** Port: how long a queue hides a message from everybody after it gave it to us. */
@FunctionalInterface
public interface MessageVisibility {

  /**
   * Hides a message from now on. It counts for this receipt alone: once the message is given out
   * again, the queue's own timeout holds.
   *
   * @param queue the name of the queue that gave it out
   * @param receiptHandle names this giving out of the message
   * @param pause whole seconds, less than 12 hours
   * @throws RuntimeException where the queue did not do it; the message then comes back when the
   *     queue's own timeout ends
   */
  void hide(String queue, String receiptHandle, Duration pause);
}
