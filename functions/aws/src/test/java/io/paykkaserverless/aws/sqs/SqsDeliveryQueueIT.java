package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.paykkaserverless.aws.backend.Difference;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.DeliveryQueueContract;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SqsDeliveryQueueIT extends DeliveryQueueContract {

  @RegisterExtension static final Queues QUEUES = new Queues();

  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);

  private String url;
  private String retryUrl;

  @BeforeEach
  void createQueues() {
    url = QUEUES.create();
    retryUrl = QUEUES.create();
  }

  @Override
  protected DeliveryQueue queue() {
    return new SqsDeliveryQueue(QUEUES.client(), url, retryUrl);
  }

  @Override
  protected List<QueuedNotification> firstTries(int expected) {
    return QUEUES.receive(url, expected).stream().map(SqsDeliveryQueueIT::read).toList();
  }

  @Override
  protected List<QueuedNotification> laterTries(int expected) {
    return QUEUES.receive(retryUrl, expected).stream().map(SqsDeliveryQueueIT::read).toList();
  }

  @Override
  protected void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void breakDown() {
    QUEUES.remove(url);
    QUEUES.remove(retryUrl);
  }

  @Test
  void groupsEveryMessageByEndpoint() {
    Retried again = new Retried(to("shop", 0).delivery(), 2);
    queue().address(List.of(to("shop", 0), to("erp", 3)));
    queue().retry(List.of(again), Duration.ZERO);

    assertThat(QUEUES.receive(url, 2))
        .extracting(SqsDeliveryQueueIT::read, SqsDeliveryQueueIT::group)
        .containsExactlyInAnyOrder(tuple(to("shop", 0), "shop"), tuple(to("erp", 3), "erp"));
    assertThat(QUEUES.receive(retryUrl, 1))
        .extracting(SqsDeliveryQueueIT::read, SqsDeliveryQueueIT::group)
        .containsExactly(tuple(again, "shop"));
  }

  /** {@link Difference#COUNTS_ARE_EXACT}, so nothing has to be slept through. */
  @Test
  void waitsWithWhatIsTriedLater() {
    queue().retry(List.of(new Retried(to("shop", 0).delivery(), 0)), Duration.ofMillis(899_001));

    assertThat(delayed()).isEqualTo("1");
    assertThat(laterTries(0)).isEmpty();
  }

  @Test
  void saysSoWhenThereIsNoQueue() {
    DeliveryQueue none =
        new SqsDeliveryQueue(QUEUES.client(), QUEUES.urlOfNone(), QUEUES.urlOfNone());

    assertThatThrownBy(() -> none.address(List.of(to("shop", 0))))
        .isInstanceOf(QueueUnavailable.class);
  }

  private String delayed() {
    String name = "ApproximateNumberOfMessagesDelayed";
    return QUEUES
        .client()
        .getQueueAttributes(get -> get.queueUrl(retryUrl).attributeNamesWithStrings(name))
        .attributesAsStrings()
        .getOrDefault(name, "none");
  }

  private static QueuedNotification read(Message message) {
    return NotificationMessage.read(message.body()).orElseThrow();
  }

  private static String group(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "no group");
  }

  private static Addressed to(String endpoint, int round) {
    return new Addressed(new DeliveryId(ID, new EndpointName(endpoint)), round);
  }
}
