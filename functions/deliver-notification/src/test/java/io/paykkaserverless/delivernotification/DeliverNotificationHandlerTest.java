package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.telemetry.Canary;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.PowertoolsInvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.MerchantEndpoint.Delivery;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverNotificationHandlerTest {

  private static final String SAMPLE_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String SAMPLE_MESSAGE = "00000000-0000-0000-0000-000000000001";
  private static final String ALL_DONE = "{\"batchItemFailures\":[]}";
  private static final Duration TOOK = Duration.ofMillis(20);

  private final TestBench core = new TestBench();
  private final List<Notification> received = new ArrayList<>();
  private Function<Notification, Delivery> merchant = _ -> new Delivery.Accepted(204, TOOK);
  private final DeliverNotificationHandler handler = handlerThatLogs(new RecordingInvocationLog());

  @BeforeEach
  void twoMessagesWaitToBeSent() {
    core.store.insert(
        Payments.payment()
            .id(Payments.OTHER_ID)
            .version(4)
            .state(PaymentState.PAID)
            .outbox(Payments.notification(1, NotificationType.PAYMENT_AUTHORIZED))
            .outbox(Payments.notification(2, NotificationType.PAYMENT_PAID))
            .build());
  }

  @Test
  void tellsTheMerchantAndLetsTheQueueForget() throws IOException {
    assertThat(send(event(message(1)))).isEqualTo(ALL_DONE);

    assertThat(received).extracting(Notification::id).containsExactly(id(1));
    assertThat(outbox(1).deliveredAt()).contains(Payments.NOW);
  }

  @Test
  void sendsWhatWasStoredToTheByte() throws IOException {
    send(event(message(2)));

    assertThat(received.getFirst().body()).isEqualTo(outbox(2).body());
  }

  @Test
  void bringsAMessageAgainThatTheMerchantRefused() throws IOException {
    merchant = _ -> new Delivery.Refused(503, TOOK);

    assertThat(send(event(message(1)))).isEqualTo(failed("id-0"));
    assertThat(outbox(1).tries()).isEqualTo(1);
    assertThat(outbox(1).isDelivered()).isFalse();
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_REFUSED);
  }

  @Test
  void bringsAMessageAgainWhenTheMerchantCannotBeReached() throws IOException {
    merchant = _ -> new Delivery.Unreachable("no connection", TOOK);

    assertThat(send(event(message(1)))).isEqualTo(failed("id-0"));
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_REFUSED);
  }

  @Test
  void bringsOnlyThoseAgainThatFailed() throws IOException {
    merchant =
        notification ->
            notification.id().equals(id(1))
                ? new Delivery.Refused(500, TOOK)
                : new Delivery.Accepted(200, TOOK);

    assertThat(send(event(message(1), message(2)))).isEqualTo(failed("id-0"));
    assertThat(outbox(1).isDelivered()).isFalse();
    assertThat(outbox(2).isDelivered()).isTrue();
  }

  @Test
  void sendsTheSameMessageAgainAfterARefusal() throws IOException {
    merchant = _ -> new Delivery.Refused(500, TOOK);
    send(event(message(1)));
    merchant = _ -> new Delivery.Accepted(200, TOOK);

    assertThat(send(event(message(1)))).isEqualTo(ALL_DONE);
    assertThat(received).extracting(Notification::id).containsExactly(id(1), id(1));
    assertThat(received).extracting(Notification::body).containsOnly(outbox(1).body());
  }

  @Test
  void doesNotSendAgainWhatTheMerchantHas() throws IOException {
    send(event(message(1)));

    assertThat(send(event(message(1), message(1)))).isEqualTo(ALL_DONE);
    assertThat(received).hasSize(1);
  }

  @Test
  void leavesAMessageThatPointsNowhereToTheDeadLetterQueue() throws IOException {
    assertThat(send(event(message(7), message(1)))).isEqualTo(failed("id-0"));
    assertThat(received).hasSize(1);
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_DANGLING);
  }

  @Test
  void leavesAMessageThatIsNotOursToTheDeadLetterQueue() throws IOException {
    assertThat(send(event("poison", message(1)))).isEqualTo(failed("id-0"));
    assertThat(received).hasSize(1);
  }

  @Test
  void goesOnAfterAMessageThatCannotBeHandled() throws IOException {
    merchant =
        notification -> {
          if (notification.id().equals(id(1))) {
            throw new IllegalStateException("a bug");
          }
          return new Delivery.Accepted(200, TOOK);
        };

    assertThat(send(event(message(1), message(2)))).isEqualTo(failed("id-0"));
    assertThat(outbox(2).isDelivered()).isTrue();
  }

  @Test
  void bringsEverythingAgainWhenNothingCanBeRead() throws IOException {
    core.store.breakDown();

    assertThat(send(event(message(1), message(2))))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"id-0\"},"
                + "{\"itemIdentifier\":\"id-1\"}]}");
    assertThat(received).isEmpty();
  }

  @Test
  void readsTheSampleEvent() throws IOException {
    String sample =
        SampleEvent.of("deliver-notification")
            .with(SAMPLE_ID, Payments.OTHER_ID.value())
            .with("NOTIFICATION_ID", id(1))
            .text();

    assertThat(send(sample)).isEqualTo(ALL_DONE);
    assertThat(received).extracting(Notification::id).containsExactly(id(1));
  }

  @Test
  void namesTheMessageOfTheSampleThatFailed() throws IOException {
    assertThat(send(SampleEvent.of("deliver-notification").text()))
        .isEqualTo(failed(SAMPLE_MESSAGE));
  }

  @Test
  void fallsLoudlyOverWhatIsNoBatch() {
    assertThatThrownBy(() -> send("{}")).hasMessageStartingWith("not an SQS event");
  }

  @Test
  void letsNoCardAndNoBodyOut() throws IOException {
    Canary canary = new Canary("payment.authorized", "payment.paid");
    DeliverNotificationHandler logging = handlerThatLogs(new PowertoolsInvocationLog());
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      merchant =
          notification -> {
            throw new NumberFormatException(notification.body() + Canary.CARD);
          };
      canary.assertAbsent("the answer", send(event(message(1), Canary.CARD), logging));
      merchant = _ -> new Delivery.Refused(500, TOOK);
      canary.assertAbsent("the answer", send(event(message(2)), logging));
      merchant = _ -> new Delivery.Accepted(200, TOOK);
      canary.assertAbsent("the answer", send(event(message(2)), logging));
      output = captured.text();
    }

    assertThat(output).contains("NumberFormatException", "TRY_AGAIN", "DONE");
    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", core.signals.subjects().toString());
  }

  private DeliverNotificationHandler handlerThatLogs(InvocationLog log) {
    return new DeliverNotificationHandler(
        new Wiring(
            new SqsBatch(log),
            new DeliverNotification(
                core.store,
                notification -> {
                  received.add(notification);
                  return merchant.apply(notification);
                },
                core.signals,
                core.clock)));
  }

  private String send(String event) throws IOException {
    return send(event, handler);
  }

  private static String send(String event, DeliverNotificationHandler handler) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new FixedContext());
    return out.toString(StandardCharsets.UTF_8);
  }

  private Notification outbox(int sequence) {
    Payment payment = core.store.find(Payments.OTHER_ID).orElseThrow();
    return payment.outbox().get(sequence - 1);
  }

  private static String id(int sequence) {
    return Payments.notification(sequence, NotificationType.PAYMENT_PAID).id();
  }

  private static String message(int sequence) {
    return "{\\\"payment_id\\\":\\\"%s\\\",\\\"notification_id\\\":\\\"%s\\\"}"
        .formatted(Payments.OTHER_ID, id(sequence));
  }

  /** A batch; {@code bodies} stand between quotes as they are. */
  private static String event(String... bodies) {
    List<String> records = new ArrayList<>();
    for (String body : bodies) {
      records.add("{\"messageId\":\"id-%d\",\"body\":\"%s\"}".formatted(records.size(), body));
    }
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private static String failed(String message) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + message + "\"}]}";
  }
}
