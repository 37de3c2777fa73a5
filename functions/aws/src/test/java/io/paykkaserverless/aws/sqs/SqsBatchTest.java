package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.SqsBatch.MessageHandler;
import io.paykkaserverless.aws.sqs.SqsBatch.Outcome;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.payment.Payments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {

  private final RecordingInvocationLog log = new RecordingInvocationLog();
  private final RecordingVisibility visibility = new RecordingVisibility();
  private final Set<QueuedNotification> handled = ConcurrentHashMap.newKeySet();

  @Test
  void forgetsABatchThatIsDone() throws IOException {
    assertThat(serve(messages(2), this::done)).isEqualTo(QueueEvent.failed());

    assertThat(handled).containsExactlyInAnyOrder(message(1), message(2));
    assertThat(visibility.hidden()).isEmpty();
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID,
            "handled id-0 DONE",
            "handled id-1 DONE",
            "finished");
  }

  @Test
  void takesABatchWithoutMessages() throws IOException {
    assertThat(serve(messages(0), this::done)).isEqualTo(QueueEvent.failed());
  }

  @Test
  void bringsAMessageAgainWhenItShall() throws IOException {
    String answer =
        serve(
            messages(3),
            queued ->
                queued.equals(message(2)) ? new Outcome.Again(Duration.ofHours(2)) : done(queued));

    assertThat(answer).isEqualTo(QueueEvent.failed(1));
    assertThat(visibility.hidden()).isEqualTo(Map.of("receipt-1", Duration.ofHours(2)));
    assertThat(log.lines()).contains("handled id-1 AGAIN");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT0.001S, 1",
    "PT2S, 2",
    "PT2.000000001S, 3",
    "PT11H45M, 42300",
    "PT11H50M, 42600",
    "PT11H50M0.001S, 42600",
    "PT200H, 42600",
    "PT-3S, 0"
  })
  void neverBringsAMessageTooEarlyNorAsksForMoreThanSqsCan(Duration pause, int seconds)
      throws IOException {
    serve(messages(1), _ -> new Outcome.Again(pause));

    assertThat(visibility.hidden()).isEqualTo(Map.of("receipt-0", Duration.ofSeconds(seconds)));
  }

  /** With room for a message that came too early and waits a little longer than the other. */
  @Test
  void cutsNoPauseOfTheSchedule() {
    assertThat(DeliverySchedule.PAUSE_MAX.plusMinutes(1)).isLessThan(SqsBatch.PAUSE_MAX);
  }

  @Test
  void sendsWhatIsHopelessToTheDeadLetterQueueSoon() throws IOException {
    assertThat(serve(messages(1), _ -> new Outcome.Hopeless())).isEqualTo(QueueEvent.failed(0));

    assertThat(visibility.hidden()).isEqualTo(Map.of("receipt-0", Duration.ofSeconds(5)));
    assertThat(log.lines()).contains("handled id-0 HOPELESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "poison",
        "{}",
        "[]",
        "{\"notification_id\":7}",
        "{\"notification_id\":\"msg_p1_1\"}"
      })
  void findsAMessageHopelessThatIsNotOurs(String poison) throws IOException {
    String event = new QueueEvent().withBody(poison).with(message(2)).text();

    assertThat(serve(event, this::done)).isEqualTo(QueueEvent.failed(0));
    assertThat(handled).containsExactly(message(2));
    assertThat(visibility.hidden()).isEqualTo(Map.of("receipt-0", Duration.ofSeconds(5)));
    assertThat(log.lines()).contains("failed IllegalArgumentException", "handled id-0 HOPELESS");
  }

  @Test
  void leavesAMessageThatCannotBeHandledToTheQueuesOwnTimeout() throws IOException {
    String answer =
        serve(
            messages(2),
            queued -> {
              if (queued.equals(message(1))) {
                throw new IllegalStateException("broken");
              }
              return done(queued);
            });

    assertThat(answer).isEqualTo(QueueEvent.failed(0));
    assertThat(handled).containsExactly(message(2));
    assertThat(visibility.hidden()).isEmpty();
    assertThat(log.lines()).contains("failed IllegalStateException", "handled id-0 FAILED");
  }

  @Test
  void doesNotLetAMessageThatIsTooDeepForTheStackFailItsNeighbours() throws IOException {
    String answer =
        serve(
            messages(2),
            queued -> {
              if (queued.equals(message(1))) {
                throw new StackOverflowError();
              }
              return done(queued);
            });

    assertThat(answer).isEqualTo(QueueEvent.failed(0));
    assertThat(handled).containsExactly(message(2));
    assertThat(log.lines()).contains("failed StackOverflowError", "handled id-0 FAILED");
  }

  @Test
  void failsTheWholeBatchWhereNoMessageCanBeBlamed() {
    MessageHandler outOfMemory =
        queued -> {
          if (queued.equals(message(1))) {
            throw new OutOfMemoryError("heap");
          }
          return done(queued);
        };

    assertThatThrownBy(() -> serve(messages(2), outOfMemory))
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bringsAMessageAgainThatCouldNotBeHidden(boolean hopeless) throws IOException {
    visibility.breakDown();

    String answer =
        serve(
            messages(1),
            _ -> hopeless ? new Outcome.Hopeless() : new Outcome.Again(Duration.ofHours(2)));

    assertThat(answer).isEqualTo(QueueEvent.failed(0));
    assertThat(log.lines()).contains("failed IllegalStateException");
  }

  /** The neighbours' pauses are known to the queue while the one that hangs still does. */
  @Test
  void doesNotLetAMessageThatHangsDelayItsNeighbours() throws IOException {
    CountDownLatch neighbours = new CountDownLatch(2 * 9);
    AtomicBoolean inTime = new AtomicBoolean();
    SqsBatch batch =
        new SqsBatch(
            log,
            (queue, receipt, pause) -> {
              visibility.hide(queue, receipt, pause);
              neighbours.countDown();
            });
    MessageHandler firstHangs =
        queued -> {
          if (queued.equals(message(1))) {
            inTime.set(within(neighbours, Duration.ofSeconds(1)));
            return done(queued);
          }
          neighbours.countDown();
          return new Outcome.Again(Duration.ofMinutes(2));
        };

    assertThat(serve(batch, messages(10), firstHangs))
        .isEqualTo(QueueEvent.failed(1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThat(inTime).isTrue();
  }

  @Test
  void answersInTheOrderOfTheBatchWhateverIsReadyFirst() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    MessageHandler secondIsFirst =
        queued -> {
          if (queued.equals(message(1))) {
            within(second, Duration.ofSeconds(3));
          } else {
            second.countDown();
          }
          throw new IllegalStateException("broken");
        };

    assertThat(serve(messages(2), secondIsFirst)).isEqualTo(QueueEvent.failed(0, 1));
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID,
            "failed IllegalStateException",
            "handled id-0 FAILED",
            "failed IllegalStateException",
            "handled id-1 FAILED",
            "finished");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"Records\":[{}]}",
        "{\"Records\":[1]}",
        "{\"Records\":[{\"messageId\":\"id-0\"}]}",
        "{\"Records\":[{\"receiptHandle\":\"receipt-0\"}]}"
      })
  void refusesWhatIsNoBatch(String event) {
    assertThatThrownBy(() -> serve(event, this::done))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not an SQS event");
  }

  private Outcome done(QueuedNotification queued) {
    handled.add(queued);
    return new Outcome.Done();
  }

  private String serve(String event, MessageHandler handler) throws IOException {
    return serve(new SqsBatch(log, visibility), event, handler);
  }

  private static String serve(SqsBatch batch, String event, MessageHandler handler)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batch.serve(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        out,
        new FixedContext(),
        handler);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean within(CountDownLatch latch, Duration limit) {
    try {
      return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messages(int count) {
    QueueEvent event = new QueueEvent();
    for (int i = 1; i <= count; i++) {
      event.with(message(i));
    }
    return event.text();
  }

  private static QueuedNotification message(int sequence) {
    return new Announced(NotificationId.of(Payments.ID, sequence));
  }
}
