package io.paykkaserverless.aws.sqs;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.MDC;

/**
 * Where batches from SQS enter and leave. The messages of a batch are handled at the same time, so
 * that one that takes long holds up no other. Those that shall come again are named in the answer
 * ({@code ReportBatchItemFailures}; Lambda developer guide, "Handling errors for an SQS event
 * source"), the others are forgotten by the queue. When one shall come again is told to the queue
 * as soon as it is known: nothing that happens to the batch later undoes it.
 */
public final class SqsBatch {

  /**
   * The longest pause. SQS hides a message for at most 12 hours from when it gave it out (SQS
   * developer guide, "Visibility timeout"); the way to us and the handling take a part of them.
   */
  static final Duration PAUSE_MAX = Duration.ofHours(12).minusMinutes(10);

  /** Brings what is hopeless to the dead-letter queue within minutes. */
  static final Duration PAUSE_HOPELESS = Duration.ofSeconds(5);

  private final InvocationLog log;
  private final MessageVisibility visibility;

  public SqsBatch(InvocationLog log, MessageVisibility visibility) {
    this.log = log;
    this.visibility = visibility;
  }

  /** What a function does with a message. Called for several messages at the same time. */
  @FunctionalInterface
  public interface MessageHandler {

    /**
     * Handles one message. What throws comes again after the queue's own timeout: this message
     * alone after an exception or a {@link StackOverflowError}, the whole batch after another
     * error.
     */
    Outcome handle(QueuedNotification notification);
  }

  /** What the queue shall do with a message. */
  public sealed interface Outcome {

    /** Forget it. */
    record Done() implements Outcome {}

    /**
     * Bring it again.
     *
     * @param after not before this has passed; more than SQS can wait for is cut
     */
    record Again(Duration after) implements Outcome {}

    /** Set it aside in the dead-letter queue: bringing it again would not help. */
    record Hopeless() implements Outcome {}
  }

  /**
   * Serves one invocation. The body of {@link
   * com.amazonaws.services.lambda.runtime.RequestStreamHandler#handleRequest}.
   *
   * @throws IOException where the runtime's streams fail
   * @throws IllegalArgumentException where it is no SQS event; then the whole batch comes again
   */
  public void serve(InputStream event, OutputStream answer, Context context, MessageHandler handler)
      throws IOException {
    List<ReceivedMessage> batch = ReceivedMessage.batch(event.readAllBytes());
    log.started(context);
    // Closing it waits for every message, so no thread outlives its invocation.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<Map<String, String>> requestId = Optional.ofNullable(MDC.getCopyOfContextMap());
      List<CompletableFuture<Dealt>> all =
          batch.stream()
              .map(
                  message ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            // Logging knows the request by thread.
                            requestId.ifPresent(MDC::setContextMap);
                            return deal(message, handler);
                          },
                          threads))
              .toList();
      answer.write(answer(all));
    } finally {
      log.finished();
    }
  }

  /** Writes down what became of each message in the batch's order, whichever was ready first. */
  private byte[] answer(List<CompletableFuture<Dealt>> all) {
    JsonWriter json = new JsonWriter().beginArray("batchItemFailures");
    for (CompletableFuture<Dealt> one : all) {
      Dealt dealt = one.join();
      dealt.failures().forEach(failure -> log.failed(failure.what(), failure.cause()));
      log.handled(dealt.id(), dealt.outcome());
      if (dealt.again()) {
        json.beginElement().put("itemIdentifier", dealt.id()).end();
      }
    }
    return json.end().toBytes();
  }

  private Dealt deal(ReceivedMessage message, MessageHandler handler) {
    Optional<QueuedNotification> notification = NotificationMessage.read(message.body());
    if (notification.isEmpty()) {
      return again(message, "HOPELESS", PAUSE_HOPELESS)
          .and(
              "a message of the queue is not one of ours",
              new IllegalArgumentException("message " + message.id()));
    }
    Outcome outcome;
    try {
      outcome = handler.handle(notification.get());
    } catch (RuntimeException | StackOverflowError e) {
      // Too deep for the stack is what one message holds; any other error is about all of them.
      return new Dealt(message.id(), "FAILED", true, List.of())
          .and("a message of the queue could not be handled", e);
    }
    return switch (outcome) {
      case Outcome.Done _ -> new Dealt(message.id(), "DONE", false, List.of());
      case Outcome.Again(Duration after) -> again(message, "AGAIN", after);
      case Outcome.Hopeless _ -> again(message, "HOPELESS", PAUSE_HOPELESS);
    };
  }

  private Dealt again(ReceivedMessage message, String outcome, Duration after) {
    Dealt dealt = new Dealt(message.id(), outcome, true, List.of());
    Duration cut = after.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : after;
    try {
      visibility.hide(
          message.queue(),
          message.receiptHandle(),
          Duration.ofSeconds(WholeSeconds.roundedUp(cut)));
      return dealt;
    } catch (RuntimeException e) {
      // It comes after the queue's own timeout; whoever handles it knows whether that is too early.
      return dealt.and("the queue could not be told when to bring a message again", e);
    }
  }

  private record Failure(String what, Throwable cause) {}

  /** What became of a message. */
  private record Dealt(String id, String outcome, boolean again, List<Failure> failures) {

    Dealt and(String what, Throwable cause) {
      List<Failure> more = new ArrayList<>(failures);
      more.add(new Failure(what, cause));
      return new Dealt(id, outcome, again, more);
    }
  }
}
