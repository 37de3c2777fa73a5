package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.SqsBatch.MessageHandler;
import io.paykkaserverless.aws.sqs.SqsBatch.Outcome;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {

  private final RecordingInvocationLog log = new RecordingInvocationLog();
  private final List<NotificationRef> handled = new ArrayList<>();

  @Test
  void forgetsABatchThatIsDone() throws IOException {
    assertThat(serve(event(message("msg_1"), message("msg_2")), this::done))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(handled).containsExactly(ref("msg_1"), ref("msg_2"));
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID,
            "handled id-0 DONE",
            "handled id-1 DONE",
            "finished");
  }

  @Test
  void bringsOnlyThoseAgainThatFailed() throws IOException {
    MessageHandler second =
        ref -> ref.notification().equals("msg_2") ? Outcome.TRY_AGAIN : Outcome.DONE;

    assertThat(serve(event(message("msg_1"), message("msg_2"), message("msg_3")), second))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"id-1\"}]}");
  }

  @Test
  void goesOnAfterAMessageThatThrows() throws IOException {
    MessageHandler firstThrows =
        ref -> {
          if (ref.notification().equals("msg_1")) {
            throw new IllegalStateException("broken");
          }
          return done(ref);
        };

    assertThat(serve(event(message("msg_1"), message("msg_2")), firstThrows))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"id-0\"}]}");
    assertThat(handled).containsExactly(ref("msg_2"));
    assertThat(log.lines()).contains("failed IllegalStateException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "poison",
        "{}",
        "[]",
        "{\"payment_id\":\"p1\",\"notification_id\":\"msg_1\"}",
        "{\"payment_id\":\"pabcdefghabcdefghabcdefghabcdefgh\"}"
      })
  void setsAPoisonMessageAsideWithoutHoldingUpTheOthers(String poison) throws IOException {
    assertThat(serve(event(poison, message("msg_2")), this::done))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"id-0\"}]}");
    assertThat(handled).containsExactly(ref("msg_2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"Records\":[{}]}", "{\"Records\":[1]}"})
  void refusesWhatIsNoBatch(String event) {
    assertThatThrownBy(() -> serve(event, this::done))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not an SQS event");
  }

  private Outcome done(NotificationRef ref) {
    handled.add(ref);
    return Outcome.DONE;
  }

  private String serve(String event, MessageHandler handler) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SqsBatch(log)
        .serve(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            out,
            new FixedContext(),
            handler);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String event(String... bodies) {
    JsonWriter json = new JsonWriter().beginArray("Records");
    for (int i = 0; i < bodies.length; i++) {
      json.beginElement().put("messageId", "id-" + i).put("body", bodies[i]).end();
    }
    return json.end().toString();
  }

  private static String message(String notification) {
    return NotificationMessage.write(ref(notification));
  }

  private static NotificationRef ref(String notification) {
    return new NotificationRef(Payments.ID, notification);
  }
}
