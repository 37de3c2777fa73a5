package io.paykkaserverless.runner.queue;

import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.QueueSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue as Lambda's event source mapping does: takes a batch, invokes,
 * deletes what succeeded. What failed stays hidden until its visibility timeout ends, and comes
 * again.
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
  private final Thread thread;
  private volatile boolean closed;

  private QueuePoller(QueueSource source, LocalSqs queues, FunctionInvoker functions, LogSink log) {
    this.source = source;
    this.sqs = queues.client();
    this.queueUrl = queues.queueUrl(source.queue());
    this.functions = functions;
    this.log = log;
    this.thread = Thread.ofVirtual().name("poller of " + source.queue()).unstarted(this::run);
  }

  /** Starts to poll. */
  public static QueuePoller start(
      QueueSource source, LocalSqs queues, FunctionInvoker functions, LogSink log) {
    QueuePoller poller = new QueuePoller(source, queues, functions, log);
    poller.thread.start();
    return poller;
  }

  /** Stops polling; a batch under way is left to its visibility timeout. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    sqs.close();
  }

  private void run() {
    while (!closed) {
      try {
        List<Message> batch = receive();
        if (!batch.isEmpty()) {
          handle(batch);
        }
      } catch (SdkException e) {
        if (!closed) {
          log.line("poller", "ERROR " + source.queue() + " does not answer: " + e.getMessage());
          pause();
        }
      }
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(Math.min(source.batchSize(), 10))
                    .waitTimeSeconds(LONG_POLL_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private void handle(List<Message> batch) {
    byte[] event = SqsEvent.write(source.queue(), batch);
    Set<String> failed = failed(functions.invoke(source.function(), event), ids(batch));
    for (Message message : batch) {
      if (!failed.contains(message.messageId())) {
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
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

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_ERROR_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
