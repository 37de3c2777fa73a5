package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.paykkaserverless.aws.backend.Difference;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SqsNotificationQueueIT {

  @RegisterExtension static final Queues QUEUES = new Queues();

  private static final NotificationId ID = NotificationId.of(Payments.ID, 1);

  private String url;
  private String retryUrl;
  private SqsNotificationQueue queue;
  private SqsDeliveryQueue deliveries;

  @BeforeEach
  void createQueue() {
    url = QUEUES.create();
    retryUrl = QUEUES.create();
    queue = new SqsNotificationQueue(QUEUES.client(), url);
    deliveries = new SqsDeliveryQueue(QUEUES.client(), url, retryUrl);
  }

  @Test
  void announcesWithoutAGroup() {
    queue.announce(ID);

    assertThat(receive(1))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(read(message)).contains(new Announced(ID));
              assertThat(group(message)).isEmpty();
            });
  }

  @Test
  void groupsWhatIsAddressedByEndpoint() {
    deliveries.address(List.of(to("shop", 0), to("erp", 3)));

    assertThat(receive(2))
        .extracting(SqsNotificationQueueIT::read, SqsNotificationQueueIT::group)
        .containsExactlyInAnyOrder(
            tuple(Optional.of(to("shop", 0)), Optional.of("shop")),
            tuple(Optional.of(to("erp", 3)), Optional.of("erp")));
  }

  @Test
  void addressesAsManyAsThereAre() {
    List<Addressed> hundred =
        IntStream.range(0, 100).mapToObj(number -> to("shop-" + number, 0)).toList();

    deliveries.address(hundred);

    assertThat(receive(100))
        .extracting(SqsNotificationQueueIT::read)
        .containsExactlyInAnyOrderElementsOf(
            hundred.stream().map(Optional::<QueuedNotification>of).toList());
  }

  @Test
  void addressesNobodyWithoutACall() {
    String nowhere = "http://127.0.0.1:1/nowhere";

    new SqsDeliveryQueue(QUEUES.client(), nowhere, nowhere).address(List.of());

    assertThat(receive(1)).isEmpty();
  }

  @Test
  void keepsWhatIsTriedAgainApartFromFirstTries() {
    Retried again = new Retried(to("shop", 0).delivery(), 2);

    deliveries.retry(List.of(again), Duration.ZERO);

    assertThat(receive(1)).isEmpty();
    assertThat(receive(retryUrl, 1))
        .extracting(SqsNotificationQueueIT::read, SqsNotificationQueueIT::group)
        .containsExactly(tuple(Optional.of(again), Optional.of("shop")));
  }

  /** {@link Difference#COUNTS_ARE_EXACT}, so nothing has to be slept through. */
  @Test
  void waitsWithWhatIsTriedLater() {
    deliveries.retry(List.of(new Retried(to("shop", 0).delivery(), 0)), Duration.ofMillis(899_001));

    assertThat(delayed()).isEqualTo("1");
    assertThat(receive(retryUrl, 1)).isEmpty();
  }

  @Test
  void saysSoWhenTheQueueDoesNotTakeAnAnnouncement() {
    SqsNotificationQueue none = new SqsNotificationQueue(QUEUES.client(), QUEUES.urlOfNone());

    assertThatThrownBy(() -> none.announce(ID)).isInstanceOf(QueueUnavailable.class);
  }

  @Test
  void saysSoWhenTheQueueTakesNothingThatIsAddressed() {
    SqsDeliveryQueue none =
        new SqsDeliveryQueue(QUEUES.client(), QUEUES.urlOfNone(), QUEUES.urlOfNone());

    assertThatThrownBy(() -> none.address(List.of(to("shop", 0))))
        .isInstanceOf(QueueUnavailable.class);
  }

  private List<Message> receive(int count) {
    return receive(url, count);
  }

  private static List<Message> receive(String url, int count) {
    List<Message> messages = new ArrayList<>();
    for (int calls = 0; messages.size() < count && calls < count; calls++) {
      messages.addAll(
          QUEUES
              .client()
              .receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url)
                          .maxNumberOfMessages(10)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages());
    }
    return messages;
  }

  private String delayed() {
    String name = "ApproximateNumberOfMessagesDelayed";
    return QUEUES
        .client()
        .getQueueAttributes(get -> get.queueUrl(retryUrl).attributeNamesWithStrings(name))
        .attributesAsStrings()
        .getOrDefault(name, "none");
  }

  private static Optional<QueuedNotification> read(Message message) {
    return NotificationMessage.read(message.body());
  }

  private static Optional<String> group(Message message) {
    return Optional.ofNullable(
        message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  private static Addressed to(String endpoint, int round) {
    return new Addressed(new DeliveryId(ID, new EndpointName(endpoint)), round);
  }
}
