package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.NotificationQueueContract;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.payment.Payments;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SqsNotificationQueueIT extends NotificationQueueContract {

  @RegisterExtension static final Queues QUEUES = new Queues();

  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);

  private String url;

  @BeforeEach
  void createQueue() {
    url = QUEUES.create();
  }

  @Override
  protected NotificationQueue queue() {
    return new SqsNotificationQueue(QUEUES.client(), url);
  }

  @Override
  protected List<QueuedNotification> brought(int expected) {
    return QUEUES.receive(url, expected).stream()
        .map(message -> NotificationMessage.read(message.body()).orElseThrow())
        .toList();
  }

  @Override
  protected void breakDown() {
    QUEUES.remove(url);
  }

  @Test
  void announcesWithoutAGroup() {
    queue().announce(ID);

    assertThat(QUEUES.receive(url, 1))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.attributes())
                    .doesNotContainKey(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  @Test
  void saysSoWhenThereIsNoQueue() {
    NotificationQueue none = new SqsNotificationQueue(QUEUES.client(), QUEUES.urlOfNone());

    assertThatThrownBy(() -> none.announce(ID)).isInstanceOf(QueueUnavailable.class);
  }
}
