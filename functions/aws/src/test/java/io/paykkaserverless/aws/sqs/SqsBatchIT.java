package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.SqsBatch.MessageHandler;
import io.paykkaserverless.aws.sqs.SqsBatch.Outcome;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A batch against a queue that hides, brings again and sets aside as SQS does. */
class SqsBatchIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RECEIVES_MAX = 2;
  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);

  @RegisterExtension static final Queues QUEUES = new Queues();

  private final List<QueuedNotification> handled = new ArrayList<>();
  private final RecordingInvocationLog log = new RecordingInvocationLog();
  private String deadLetters;
  private String queue;
  private String queueArn;

  /** As the template has them, but for the number of receives. */
  @BeforeEach
  void createQueues() {
    deadLetters = QUEUES.create();
    String redrive =
        new JsonWriter()
            .put("deadLetterTargetArn", arn(deadLetters))
            .put("maxReceiveCount", RECEIVES_MAX)
            .toString();
    queue =
        QUEUES.create(
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "360",
                QueueAttributeName.REDRIVE_POLICY,
                redrive));
    queueArn = arn(queue);
    new SqsNotificationQueue(QUEUES.client(), queue).announce(ID);
  }

  @Test
  void hidesAMessageAsLongAsItShallAndNoLonger() throws IOException {
    Message first = next(queue);
    long hiddenAt = System.nanoTime();
    serve(first, _ -> new Outcome.Again(Duration.ofSeconds(2)));

    Message again = next(queue);
    Duration hidden = Duration.ofNanos(System.nanoTime() - hiddenAt);
    serve(again, this::done);

    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(hidden).isBetween(Duration.ofMillis(1_990), Duration.ofSeconds(6));
    assertThat(handled).containsExactly(new Announced(ID));
  }

  @Test
  void bringsWhatIsHopelessToTheDeadLetterQueueAlthoughTheQueueHidesForMinutes()
      throws IOException {
    for (int receive = 0; receive < RECEIVES_MAX; receive++) {
      serve(next(queue), _ -> new Outcome.Hopeless());
    }

    // A message is set aside when it would be given out once more.
    assertThat(receive(queue, Duration.ofSeconds(7))).isEmpty();
    assertThat(next(deadLetters).body()).isEqualTo(NotificationMessage.write(new Announced(ID)));
  }

  @Test
  void handlesAMessageFromTheDeadLetterQueueLikeAnyOther() throws IOException {
    for (int receive = 0; receive < RECEIVES_MAX; receive++) {
      serve(next(queue), _ -> new Outcome.Again(Duration.ZERO));
    }
    assertThat(receive(queue, Duration.ofSeconds(1))).isEmpty();

    QUEUES
        .client()
        .startMessageMoveTask(move -> move.sourceArn(arn(deadLetters)).destinationArn(arn(queue)));
    Message redriven = next(queue);
    assertThat(serve(redriven, _ -> new Outcome.Again(Duration.ofSeconds(1))))
        .contains(redriven.messageId());
    assertThat(serve(next(queue), this::done)).isEqualTo(QueueEvent.failed());

    assertThat(handled).containsExactly(new Announced(ID));
  }

  @Test
  void saysSoWhenTheReceiptIsNoLongerGood() throws IOException {
    Message message = next(queue);
    QUEUES.client().deleteQueue(delete -> delete.queueUrl(queue));

    assertThat(serve(message, _ -> new Outcome.Again(Duration.ofSeconds(2))))
        .contains(message.messageId());
    assertThat(log.lines()).anyMatch(line -> line.startsWith("failed "));
  }

  private Outcome done(QueuedNotification queued) {
    handled.add(queued);
    return new Outcome.Done();
  }

  private String serve(Message message, MessageHandler handler) throws IOException {
    String event =
        new JsonWriter()
            .beginArray("Records")
            .beginElement()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body())
            .put("eventSourceARN", queueArn)
            .end()
            .end()
            .toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SqsBatch(log, new SqsMessageVisibility(QUEUES.client(), List.of(queue)))
        .serve(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            out,
            new FixedContext(),
            handler);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Message next(String url) {
    List<Message> messages = receive(url, PATIENCE);
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  private static List<Message> receive(String url, Duration patience) {
    int seconds = Math.toIntExact(patience.toSeconds());
    return QUEUES
        .client()
        .receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(seconds))
        .messages();
  }

  private static String arn(String url) {
    return QUEUES
        .client()
        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }
}
