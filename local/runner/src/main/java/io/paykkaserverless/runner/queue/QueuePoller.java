package io.paykkaserverless.runner.queue;

import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.QueueSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Feeds a function from a queue as Lambda's event source mapping does, with the rights of the
 * function's role: asks for the queue's attributes, then takes a batch, invokes, deletes what
 * succeeded. What failed stays hidden as long as the function told the queue, else until the
 * queue's visibility timeout ends, and comes again.
 */
public final class QueuePoller implements AutoCloseable {

  /** Short for a long poll, since the queue cannot stop before the last one ends. */
  private static final int LONG_POLL_SECONDS = 1;

  private static final long PAUSE_AFTER_ERROR_MS = 200;

  private final QueueSource source;
  private final SqsClient sqs;
  private final String queueUrl;
  private final FunctionInvoker functions;
  private final LogSink log;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  private QueuePoller(
      QueueSource source,
      QueueAccess queues,
      FunctionInvoker functions,
      int batchesMax,
      LogSink log) {
    this.source = source;
    this.sqs = queues.client();
    this.queueUrl = queues.queueUrl(source.queue());
    this.functions = functions;
    this.free = new Semaphore(batchesMax);
    this.log = log;
  }

  /**
   * Starts to poll.
   *
   * @param queues the way to the queue in the function's name
   * @param batchesMax how many batches may be under way at once
   */
  public static QueuePoller start(
      QueueSource source,
      QueueAccess queues,
      FunctionInvoker functions,
      int batchesMax,
      LogSink log) {
    QueuePoller poller = new QueuePoller(source, queues, functions, batchesMax, log);
    poller.threads.execute(poller::run);
    return poller;
  }

  /** Stops polling; batches under way are left to their visibility timeout. */
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    sqs.close();
  }

  private void run() {
    try {
      while (!closed && !knowsItsQueue()) {
        Thread.sleep(PAUSE_AFTER_ERROR_MS);
      }
      while (!closed) {
        free.acquire();
        List<Message> batch = receive();
        if (batch.isEmpty()) {
          free.release();
        } else {
          threads.execute(() -> handle(batch));
        }
      }
    } catch (InterruptedException | RejectedExecutionException _) {
      // It was closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Lambda does not take messages from a queue whose attributes it may not see. */
  private boolean knowsItsQueue() {
    try {
      sqs.getQueueAttributes(
          request ->
              request
                  .queueUrl(queueUrl)
                  .attributeNames(
                      QueueAttributeName.QUEUE_ARN, QueueAttributeName.VISIBILITY_TIMEOUT));
      return true;
    } catch (SdkException e) {
      report(e);
      return false;
    }
  }

  /** What there is; nothing where the queue does not answer. */
  private List<Message> receive() throws InterruptedException {
    try {
      return sqs.receiveMessage(
              request ->
                  request
                      .queueUrl(queueUrl)
                      .maxNumberOfMessages(Math.min(source.batchSize(), 10))
                      .waitTimeSeconds(LONG_POLL_SECONDS)
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"))
          .messages();
    } catch (SdkException e) {
      report(e);
      Thread.sleep(PAUSE_AFTER_ERROR_MS);
      return List.of();
    }
  }

  private void handle(List<Message> batch) {
    try {
      byte[] event = SqsEvent.write(source.queue(), batch);
      Set<String> failed = failed(functions.invoke(source.function(), event), ids(batch));
      for (Message message : batch) {
        if (!failed.contains(message.messageId())) {
          sqs.deleteMessage(
              request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
      }
    } catch (SdkException e) {
      report(e);
    } finally {
      free.release();
    }
  }

  private void report(SdkException e) {
    if (!closed) {
      log.line("poller", "ERROR " + source.queue() + " does not answer: " + e.getMessage());
    }
  }

  private Set<String> failed(InvocationResult result, Set<String> batch) {
    return switch (result) {
      case InvocationResult.Answered(byte[] answer) ->
          source.reportsItemFailures() ? SqsEvent.failed(answer, batch) : Set.of();
      case InvocationResult.Failed _ -> batch;
    };
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::messageId).collect(Collectors.toSet());
  }
}
