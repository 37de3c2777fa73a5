package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which messages of a long life an agreement keeps. */
class MessagesKeptTest {

  private static final Duration ON_ITS_WAY = Duration.ofDays(15);

  @Test
  void theLastFiftyAreKeptHoweverOld() {
    List<Notification> all = new ArrayList<>(taken(1, 60, ON_ITS_WAY));
    all.addAll(taken(61, 61, Duration.ZERO));

    assertThat(sequences(all)).containsExactlyElementsOf(range(12, 61));
  }

  @Test
  void whatMayBeOnItsWayIsKeptUpToFourHundred() {
    List<Notification> all = taken(1, 401, ON_ITS_WAY.minusMillis(1));
    assertThat(sequences(all)).containsExactlyElementsOf(range(2, 401));

    List<Notification> sixty = new ArrayList<>(taken(1, 59, ON_ITS_WAY.minusMillis(1)));
    sixty.addAll(taken(60, 60, Duration.ZERO));
    assertThat(sequences(sixty)).containsExactlyElementsOf(range(1, 60));
  }

  @Test
  void whatNobodyHasTakenIsKeptInAnyCase() {
    List<Notification> all = new ArrayList<>();
    all.add(Agreements.notification(1, NotificationType.AGREEMENT_PAUSED));
    all.addAll(taken(2, 450, Duration.ZERO));

    assertThat(sequences(all)).startsWith(1).containsAll(range(51, 450)).doesNotContain(50);
  }

  private static List<Notification> taken(int first, int last, Duration before) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(sequence -> Agreements.notification(sequence, NotificationType.AGREEMENT_RESUMED))
        .map(
            message ->
                Notification.fresh(
                        message.id(),
                        message.type(),
                        message.createdAt().minus(before),
                        message.body())
                    .handedOver(Payments.NOW))
        .toList();
  }

  private static List<Integer> sequences(List<Notification> messages) {
    return MessagesKept.of(messages).stream().map(Notification::sequence).toList();
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
