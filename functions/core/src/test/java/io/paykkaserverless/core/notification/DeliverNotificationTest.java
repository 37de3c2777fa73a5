package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.DeliverNotificationResult.Dangling;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.DeliverNotificationResult.TryAgain;
import io.paykkaserverless.core.notification.MerchantEndpoint.Delivery;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverNotificationTest {

  private static final Duration TOOK = Duration.ofMillis(20);

  private final TestBench bench = new TestBench();
  private final List<Notification> received = new ArrayList<>();
  private Delivery answer = new Delivery.Accepted(204, TOOK);
  private final DeliverNotification deliver =
      new DeliverNotification(
          bench.store,
          notification -> {
            received.add(notification);
            return answer;
          },
          bench.signals,
          bench.clock);

  @Test
  void anAcceptedMessageIsMarkedAndNotSentAgain() {
    NotificationRef ref = afterPayment();

    assertThat(deliver.deliver(ref)).isEqualTo(new Done());
    assertThat(deliver.deliver(ref)).isEqualTo(new Done());
    assertThat(received).hasSize(1);
    assertThat(bench.payment().undelivered()).isEmpty();
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void aRefusedMessageComesAgainWithTheSameIdAndBytes() {
    NotificationRef ref = afterPayment();
    answer = new Delivery.Refused(503, TOOK);
    assertThat(deliver.deliver(ref)).isEqualTo(new TryAgain());
    answer = new Delivery.Unreachable("timed out", TOOK);
    assertThat(deliver.deliver(ref)).isEqualTo(new TryAgain());
    answer = new Delivery.Accepted(200, TOOK);
    assertThat(deliver.deliver(ref)).isEqualTo(new Done());

    assertThat(received).hasSize(3).extracting(Notification::id).containsOnly(ref.notification());
    assertThat(received).extracting(Notification::body).containsOnly("payment.paid #1 PAID");
    assertThat(bench.payment().outbox().getFirst().tries()).isEqualTo(2);
    assertThat(bench.signals.raised())
        .containsExactly(Signal.NOTIFICATION_REFUSED, Signal.NOTIFICATION_REFUSED);
  }

  @Test
  void deliveringDoesNotTouchTheState() {
    NotificationRef ref = afterPayment();
    var before = bench.payment();

    deliver.deliver(ref);

    assertThat(bench.payment().state()).isEqualTo(before.state());
    assertThat(bench.payment().history()).isEqualTo(before.history());
  }

  @Test
  void aMessageThatPointsNowhereIsDroppedLoudly() {
    assertThat(deliver.deliver(new NotificationRef(Payments.OTHER_ID, "msg_x")))
        .isEqualTo(new Dangling());
    assertThat(deliver.deliver(new NotificationRef(Payments.ID, "msg_x")))
        .isEqualTo(new Dangling());
    assertThat(received).isEmpty();
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_DANGLING);
  }

  private NotificationRef afterPayment() {
    bench.confirm();
    return bench.queue.taken().getFirst();
  }
}
