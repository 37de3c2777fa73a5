package io.paykkaserverless.bench.load;

import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.iam.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Waits until nothing moves in a local system any more. */
public final class Quiet {

  /** Longer than the sandbox waits before it reports or refunds. */
  private static final Duration STILL = Duration.ofSeconds(3);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** Polls, which come whether there is a message or not. */
  private static final Set<String> BY_THE_CLOCK =
      Set.of("sqs:ReceiveMessage", "sqs:GetQueueAttributes");

  private static final List<String> QUEUES = List.of("NotificationQueue", "NotificationRetryQueue");

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private Quiet() {}

  /**
   * Returns once no function has run, none has asked for anything, and no notification has waited,
   * hidden ones included, for a while.
   *
   * @return false where that did not come within {@code patience}
   */
  public static boolean await(LocalSystem system, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Usage.Operation, Long> last = moved(system.usage());
    long since = System.nanoTime();
    while (System.nanoTime() - since < STILL.toNanos()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
      Map<Usage.Operation, Long> now = moved(system.usage());
      if (!now.equals(last) || !system.functions().isIdle() || isUnderWay(system)) {
        last = now;
        since = System.nanoTime();
      }
    }
    return true;
  }

  private static boolean isUnderWay(LocalSystem system) {
    return QUEUES.stream().anyMatch(queue -> inQueue(system, queue) > 0);
  }

  /** How many messages there are, hidden ones included. */
  public static long inQueue(LocalSystem system, String queue) {
    try (SqsClient sqs = system.queues().client()) {
      return sqs
          .getQueueAttributes(
              get -> get.queueUrl(system.queues().queueUrl(queue)).attributeNames(COUNTS))
          .attributes()
          .values()
          .stream()
          .mapToLong(Long::parseLong)
          .sum();
    }
  }

  private static Map<Usage.Operation, Long> moved(Usage usage) {
    Map<Usage.Operation, Long> moved = new HashMap<>(usage.calls());
    moved.keySet().removeIf(operation -> BY_THE_CLOCK.contains(operation.action()));
    return moved;
  }
}
