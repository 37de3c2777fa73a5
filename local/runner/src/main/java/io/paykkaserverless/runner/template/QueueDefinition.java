package io.paykkaserverless.runner.template;

import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param id its logical id, and its name on this machine
 * @param visibilitySeconds how long a message that was handed out stays hidden
 * @param retentionSeconds how long a message is kept
 * @param redrive where messages go that were handed out too often
 */
public record QueueDefinition(
    String id, int visibilitySeconds, int retentionSeconds, Optional<Redrive> redrive) {

  /**
   * The way to the dead-letter queue.
   *
   * @param deadLetterQueue its logical id
   * @param receivesMax how often a message is handed out before
   */
  public record Redrive(String deadLetterQueue, int receivesMax) {}
}
