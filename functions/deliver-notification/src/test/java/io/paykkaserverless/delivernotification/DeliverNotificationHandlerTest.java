package io.paykkaserverless.delivernotification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.sqs.QueueEvent;
import io.paykkaserverless.aws.sqs.RecordingVisibility;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.FakeEndpoints.Received;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliverNotificationHandlerTest {

  private static final NotificationId FIRST = NotificationId.of(Payments.ID, 1);
  private static final NotificationId SECOND = NotificationId.of(Payments.ID, 2);
  private static final NotificationId MISSING = NotificationId.of(Payments.ID, 7);

  private final TestBench core = new TestBench();
  private final RecordingVisibility visibility = new RecordingVisibility();
  private final DeliverNotificationHandler handler = handlerThatLogs(new RecordingInvocationLog());

  @BeforeEach
  void twoMessagesWaitToBeSent() {
    core.begin(
        Payments.payment()
            .version(4)
            .state(PaymentState.PAID)
            .outbox(Payments.notification(1, NotificationType.PAYMENT_AUTHORIZED))
            .outbox(Payments.notification(2, NotificationType.PAYMENT_PAID))
            .build());
  }

  @Test
  void tellsTheMerchantAndLetsTheQueueForget() throws IOException {
    assertThat(send(new Announced(FIRST))).isEqualTo(QueueEvent.failed());

    assertThat(core.endpoints.received())
        .extracting(it -> it.notification().id())
        .containsExactly(FIRST);
    assertThat(delivery(FIRST, SHOP).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(outbox(1).isHandedOver()).isTrue();
  }

  @Test
  void sendsWhatWasStoredToTheByte() throws IOException {
    send(new Announced(SECOND));

    assertThat(core.endpoints.received().getFirst().notification().body())
        .isEqualTo(outbox(2).body());
  }

  @Test
  void givesEachEndpointAMessageOfItsOwnWhereThereAreSeveral() throws IOException {
    core.endpoints.configure(LEDGER);

    assertThat(send(new Announced(FIRST))).isEqualTo(QueueEvent.failed());
    assertThat(core.queue.taken())
        .containsExactlyInAnyOrder(
            new Addressed(new DeliveryId(FIRST, SHOP), 0),
            new Addressed(new DeliveryId(FIRST, LEDGER), 0));
    assertThat(core.endpoints.received()).isEmpty();
  }

  @Test
  void handsARefusedFirstTryToTheOtherQueue() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(500));

    assertThat(send(new Addressed(new DeliveryId(FIRST, SHOP), 0))).isEqualTo(QueueEvent.failed());
    assertThat(core.queue.taken()).containsExactly(to(SHOP, FIRST));
    assertThat(visibility.hidden()).isEmpty();
  }

  @Test
  void hidesARefusedMessageUntilItsNextTry() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(503, Duration.ofHours(2)));

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed(0));
    assertThat(visibility.hidden().get("receipt-0"))
        .isEqualTo(Duration.ofHours(2).plus(FakeEndpoints.TOOK).plusMillis(980));
    assertThat(delivery(FIRST, SHOP).tries()).isEqualTo(1);
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_REFUSED);
  }

  @Test
  void hidesAMessageUntilItsNextTryWhenTheMerchantCannotBeReached() throws IOException {
    core.endpoints.answer(FakeEndpoints.unreachable());

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed(0));
    assertThat(visibility.hidden()).containsOnlyKeys("receipt-0");
    assertThat(delivery(FIRST, SHOP).state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void sendsTheSameMessageAgainWhenItsTimeHasCome() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(500));
    send(to(SHOP, FIRST));
    core.endpoints.answer(FakeEndpoints.accepted());
    core.clock.advance(Duration.ofSeconds(6));

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed());
    assertThat(core.endpoints.received())
        .containsExactly(new Received(SHOP, outbox(1)), new Received(SHOP, outbox(1)));
  }

  @Test
  void doesNotSendAMessageThatComesBackTooEarly() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(500));
    send(to(SHOP, FIRST));

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed(0));
    assertThat(core.endpoints.received()).hasSize(1);
  }

  @Test
  void letsTheQueueForgetWhatTheEndpointDoesNotWantAnyMore() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(410));

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed());
    assertThat(delivery(FIRST, SHOP).state()).isEqualTo(DeliveryState.GONE);
  }

  @Test
  void letsTheQueueForgetWhatHasNoEndpointAnyMore() throws IOException {
    core.endpoints.remove(SHOP);
    core.clock.advance(Duration.ofMinutes(10));

    assertThat(send(to(SHOP, FIRST))).isEqualTo(QueueEvent.failed());
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_ENDPOINT_REMOVED);
  }

  @Test
  void doesNotSendAgainWhatTheMerchantHas() throws IOException {
    send(new Announced(FIRST));

    assertThat(send(new Announced(FIRST), to(SHOP, FIRST))).isEqualTo(QueueEvent.failed());
    assertThat(core.endpoints.received()).hasSize(1);
  }

  @Test
  void bringsOnlyThoseAgainThatFailed() throws IOException {
    core.endpoints.answer(
        (_, notification) ->
            notification.id().equals(FIRST)
                ? FakeEndpoints.refused(500)
                : FakeEndpoints.accepted());

    assertThat(send(to(SHOP, FIRST), to(SHOP, SECOND))).isEqualTo(QueueEvent.failed(0));
    assertThat(delivery(FIRST, SHOP).state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery(SECOND, SHOP).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void sendsAMessageThatPointsNowhereToTheDeadLetterQueueSoon() throws IOException {
    assertThat(send(new Announced(MISSING), new Announced(FIRST))).isEqualTo(QueueEvent.failed(0));

    assertThat(visibility.hidden()).containsOnlyKeys("receipt-0");
    assertThat(visibility.hidden().get("receipt-0")).isLessThan(Duration.ofMinutes(1));
    assertThat(core.endpoints.received()).hasSize(1);
    assertThat(core.signals.raised()).containsExactly(Signal.NOTIFICATION_DANGLING);
  }

  @Test
  void sendsAMessageThatIsNotOursToTheDeadLetterQueueSoon() throws IOException {
    String event = new QueueEvent().withBody("poison").with(new Announced(FIRST)).text();

    assertThat(send(event, handler)).isEqualTo(QueueEvent.failed(0));
    assertThat(visibility.hidden().get("receipt-0")).isLessThan(Duration.ofMinutes(1));
    assertThat(core.endpoints.received()).hasSize(1);
  }

  @Test
  void goesOnAfterAMessageThatCannotBeHandled() throws IOException {
    core.endpoints.answer(
        (_, notification) -> {
          if (notification.id().equals(FIRST)) {
            throw new IllegalStateException("a bug");
          }
          return FakeEndpoints.accepted();
        });

    assertThat(send(to(SHOP, FIRST), to(SHOP, SECOND))).isEqualTo(QueueEvent.failed(0));
    assertThat(delivery(SECOND, SHOP).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  /** It is our failure, so it costs the message none of its tries. */
  @Test
  void bringsEverythingAgainWhenTheEndpointsCannotBeRead() throws IOException {
    core.endpoints.answer(
        (_, _) -> {
          throw new SecretUnavailable("secret endpoints cannot be read");
        });

    assertThat(send(to(SHOP, FIRST), to(SHOP, SECOND))).isEqualTo(QueueEvent.failed(0, 1));
    assertThat(core.deliveries.all()).isEmpty();
    assertThat(visibility.hidden()).isEmpty();
  }

  enum Ours {
    PAYMENTS,
    DELIVERIES,
    QUEUE
  }

  @ParameterizedTest
  @EnumSource
  void bringsEverythingAgainWhenSomethingOfOursIsDown(Ours down) throws IOException {
    core.endpoints.configure(LEDGER);
    switch (down) {
      case PAYMENTS -> core.store.breakDown();
      case DELIVERIES -> {
        core.endpoints.remove(LEDGER);
        core.deliveries.breakDown();
      }
      case QUEUE -> core.queue.breakDown();
    }

    assertThat(send(new Announced(FIRST), new Announced(SECOND)))
        .isEqualTo(QueueEvent.failed(0, 1));
    assertThat(core.endpoints.received()).isEmpty();
  }

  @Test
  void readsTheSampleEvent() throws IOException {
    String sample =
        SampleEvent.of("deliver-notification").with("NOTIFICATION_ID", FIRST.text()).text();

    assertThat(send(sample, handler)).isEqualTo(QueueEvent.failed());
    assertThat(core.endpoints.received()).hasSize(1);
  }

  @Test
  void readsTheSampleEventOfTheRetryQueue() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(500));
    String sample =
        SampleEvent.of("deliver-notification-retry").with("NOTIFICATION_ID", FIRST.text()).text();

    assertThat(send(sample, handler)).contains("00000000-0000-0000-0000-000000000002");
    assertThat(visibility.hidden()).containsOnlyKeys("RECEIPT_HANDLE");
  }

  @Test
  void fallsLoudlyOverWhatIsNoBatch() {
    assertThatThrownBy(() -> send("{}", handler)).hasMessageStartingWith("not an SQS event");
  }

  @Test
  void letsNoCardNoBodyAndNoExcerptOut() throws IOException {
    Canary canary = new Canary("payment.authorized", "payment.paid", "what it said");
    DeliverNotificationHandler logging = handlerThatLogs(new JsonInvocationLog(Map.of()));
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      core.endpoints.answer(
          (_, notification) -> {
            throw new NumberFormatException(notification.body() + Canary.CARD);
          });
      String event = new QueueEvent().with(to(SHOP, FIRST)).withBody(Canary.CARD).text();
      canary.assertAbsent("the answer", send(event, logging));
      core.endpoints.answer(
          new Answer.Refused(500, FakeEndpoints.TOOK, Optional.empty(), "what it said"));
      canary.assertAbsent("the answer", send(event(to(SHOP, SECOND)), logging));
      core.endpoints.answer(FakeEndpoints.accepted());
      canary.assertAbsent("the answer", send(event(to(SHOP, FIRST)), logging));
      output = captured.text();
    }

    assertThat(output).contains("NumberFormatException", "AGAIN", "HOPELESS", "DONE");
    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", core.signals.subjects().toString());
  }

  private DeliverNotificationHandler handlerThatLogs(InvocationLog log) {
    return new DeliverNotificationHandler(new Wiring(new SqsBatch(log, visibility), core.deliver));
  }

  private String send(QueuedNotification... messages) throws IOException {
    return send(event(messages), handler);
  }

  private static String send(String event, DeliverNotificationHandler handler) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new FixedContext());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String event(QueuedNotification... messages) {
    QueueEvent event = new QueueEvent();
    for (QueuedNotification message : messages) {
      event.with(message);
    }
    return event.text();
  }

  private static Retried to(EndpointName endpoint, NotificationId notification) {
    return new Retried(new DeliveryId(notification, endpoint), 0);
  }

  private Delivery delivery(NotificationId notification, EndpointName endpoint) {
    return core.deliveries.find(new DeliveryId(notification, endpoint)).orElseThrow();
  }

  private Notification outbox(int sequence) {
    return core.payment().outbox().get(sequence - 1);
  }
}
