package io.paykkaserverless.runner.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.template.QueueDefinition;
import io.paykkaserverless.runner.template.QueueDefinition.Redrive;
import io.paykkaserverless.runner.template.QueueSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A real queue, a poller and a function that may fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueuePollerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int VISIBILITY_SECONDS = 1;

  private LocalSqs queues;
  private SqsClient client;

  QueuePollerIT() {
    queues = LocalSqs.start();
    client = queues.client();
  }

  @BeforeAll
  void createQueues() {
    queues.create(List.of(queue("Dead", Optional.empty())));
  }

  @AfterAll
  void stop() {
    client.close();
    queues.close();
  }

  @Test
  void handsEachMessageOverOnceWhenTheFunctionSucceeds() throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (QueuePoller _ = poll("Happy", record -> note(seen, record, false))) {
      send("Happy", "one");
      send("Happy", "two");

      assertThat(List.of(next(seen), next(seen))).containsExactlyInAnyOrder("one", "two");
      assertThat(seen.poll(2 * VISIBILITY_SECONDS, TimeUnit.SECONDS)).isNull();
    }
  }

  @Test
  void bringsBackOnlyTheMessagesThatFailed() throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    List<String> failedOnce = new ArrayList<>();
    send2("Partly");
    try (QueuePoller _ =
        poll(
            "Partly",
            record -> {
              String body = record.text("body").orElseThrow();
              boolean fail = body.equals("two") && !failedOnce.contains(body);
              failedOnce.add(body);
              return note(seen, record, fail);
            })) {
      assertThat(List.of(next(seen), next(seen))).containsExactlyInAnyOrder("one", "two");
      assertThat(next(seen)).isEqualTo("two");
      assertThat(seen.poll(2 * VISIBILITY_SECONDS, TimeUnit.SECONDS)).isNull();
    }
  }

  @Test
  void movesAMessageThatKeepsFailingToTheDeadLetterQueue() throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (QueuePoller _ = poll("Doomed", record -> note(seen, record, true))) {
      send("Doomed", "bad");
      next(seen);
      next(seen);

      assertThat(receive("Dead")).isEqualTo("bad");
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void hasFiveBatchesUnderWayAndNoMore() throws InterruptedException {
    CountDownLatch five = new CountDownLatch(5);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    queues.create(List.of(new QueueDefinition("Busy", 60, 3600, Optional.empty())));
    for (int message = 0; message < 8; message++) {
      send("Busy", "message " + message);
    }
    FunctionInvoker waits =
        (_, _) -> {
          seen.add(underWay.incrementAndGet());
          five.countDown();
          await(end);
          underWay.decrementAndGet();
          return new InvocationResult.Answered(new byte[0]);
        };
    try (QueuePoller _ =
        QueuePoller.start(
            new QueueSource("Busy", "F", 1, true), queues.access(), waits, 5, (_, _) -> {})) {
      assertThat(five.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      end.countDown();
      for (int batch = 0; batch < 8; batch++) {
        assertThat(seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isBetween(1, 5);
      }
    }
  }

  @Test
  void bringsAMessageThatFailedBackWhenTheFunctionSaidSo() throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    int pause = 4 * VISIBILITY_SECONDS;
    try (QueuePoller _ =
        poll(
            "Patient",
            record -> {
              client.changeMessageVisibility(
                  change ->
                      change
                          .queueUrl(queues.queueUrl("Patient"))
                          .receiptHandle(record.text("receiptHandle").orElseThrow())
                          .visibilityTimeout(pause));
              return note(seen, record, true);
            })) {
      send("Patient", "later");
      next(seen);

      assertThat(seen.poll(2 * VISIBILITY_SECONDS, TimeUnit.SECONDS)).isNull();
      assertThat(next(seen)).isEqualTo("later");
    }
  }

  /** One record in, the ids that failed out. */
  private QueuePoller poll(String name, Function<JsonObject, Optional<String>> function) {
    if (!name.equals("Partly")) {
      createQueue(name);
    }
    FunctionInvoker invoker =
        (_, event) -> {
          List<String> failures = new ArrayList<>();
          for (JsonValue value : records(event).values()) {
            function.apply((JsonObject) value).ifPresent(failures::add);
          }
          String answer =
              failures.stream()
                  .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
                  .toList()
                  .toString();
          return new InvocationResult.Answered(
              ("{\"batchItemFailures\":" + answer + "}").getBytes(StandardCharsets.UTF_8));
        };
    return QueuePoller.start(
        new QueueSource(name, "F", 10, true), queues.access(), invoker, 5, (_, _) -> {});
  }

  private static Optional<String> note(
      BlockingQueue<String> seen, JsonObject record, boolean fail) {
    seen.add(record.text("body").orElseThrow());
    return fail ? record.text("messageId") : Optional.empty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonArray records(byte[] event) {
    try {
      return JsonReader.readObject(event).array("Records").orElseThrow();
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }

  private static String next(BlockingQueue<String> seen) throws InterruptedException {
    String body = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(body).isNotNull();
    return String.valueOf(body);
  }

  private String receive(String queue) {
    String url = queues.queueUrl(queue);
    List<Message> messages = List.of();
    for (int second = 0; messages.isEmpty() && second < PATIENCE.toSeconds(); second++) {
      messages =
          client.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1)).messages();
    }
    return messages.getFirst().body();
  }

  private void createQueue(String name) {
    queues.create(List.of(queue(name, Optional.of(new Redrive("Dead", 2)))));
  }

  /** Two messages that are there before the poller is, so that they come as one batch. */
  private void send2(String queue) {
    createQueue(queue);
    send(queue, "one");
    send(queue, "two");
  }

  private void send(String queue, String body) {
    client.sendMessage(request -> request.queueUrl(queues.queueUrl(queue)).messageBody(body));
  }

  private static QueueDefinition queue(String name, Optional<Redrive> redrive) {
    return new QueueDefinition(name, VISIBILITY_SECONDS, 3600, redrive);
  }
}
