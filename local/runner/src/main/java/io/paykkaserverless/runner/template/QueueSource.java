package io.paykkaserverless.runner.template;

/**
 * A queue that feeds a function.
 *
 * @param queue the queue's logical id
 * @param function the function's logical id
 * @param batchSize most messages per invocation
 * @param reportsItemFailures whether the function says which messages of a batch failed
 */
public record QueueSource(
    String queue, String function, int batchSize, boolean reportsItemFailures) {}
