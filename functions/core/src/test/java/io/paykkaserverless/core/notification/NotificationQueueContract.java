package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.OutboxOwner.OfAgreement;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link NotificationQueue} promises; each test gets an empty queue. */
public abstract class NotificationQueueContract {

  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);
  private static final int CALLERS = 20;

  /** The queue under test. */
  protected abstract NotificationQueue queue();

  /**
   * What the queue brings to whoever listens, repeats included, and never again.
   *
   * @param expected how many to wait for; fewer where no more come
   */
  protected abstract List<QueuedNotification> brought(int expected);

  /** From now on the queue takes nothing. */
  protected abstract void breakDown();

  @Test
  void bringsNothingThatNobodyAnnounced() {
    assertThat(brought(0)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void bringsWhatWasAnnounced(NotificationId notification) {
    queue().announce(notification);

    assertThat(brought(1)).containsOnly(new Announced(notification));
  }

  static Stream<NotificationId> bringsWhatWasAnnounced() {
    return Stream.of(
        ID,
        NotificationId.of(Payments.ID, 999_999),
        new NotificationId(new OfAgreement(Agreements.ID), 1));
  }

  @Test
  void bringsEachMessageThatManyAnnounceAtOnce() throws Exception {
    List<NotificationId> notifications =
        IntStream.rangeClosed(1, CALLERS)
            .mapToObj(it -> NotificationId.of(Payments.ID, it))
            .toList();

    AtOnce.times(
        CALLERS,
        i -> {
          queue().announce(notifications.get(i));
          return i;
        });

    assertThat(brought(CALLERS))
        .hasSameElementsAs(notifications.stream().map(Announced::new).toList());
  }

  @Test
  void saysSoWhenItDoesNotTakeAMessage() {
    breakDown();

    assertThatThrownBy(() -> queue().announce(ID)).isInstanceOf(QueueUnavailable.class);
  }
}
