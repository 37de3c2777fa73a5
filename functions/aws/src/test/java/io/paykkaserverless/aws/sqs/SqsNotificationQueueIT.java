package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.core.payment.Payments;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsNotificationQueueIT {

  private static final NotificationRef REF = new NotificationRef(Payments.ID, "msg_1");

  private static EmbeddedSqs sqs;
  private static SqsClient client;

  @BeforeAll
  static void start() {
    sqs = EmbeddedSqs.start();
    client = sqs.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    sqs.close();
  }

  @Test
  void sendsIdsAndNothingElse() {
    String url = client.createQueue(queue -> queue.queueName("notifications")).queueUrl();

    new SqsNotificationQueue(client, url).enqueue(REF);

    List<Message> messages = client.receiveMessage(receive -> receive.queueUrl(url)).messages();
    assertThat(messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.body())
                    .isEqualTo(
                        "{\"payment_id\":\"%s\",\"notification_id\":\"msg_1\"}"
                            .formatted(Payments.ID)));
    assertThat(NotificationMessage.read(messages.getFirst().body())).contains(REF);
  }

  @Test
  void saysSoWhenTheQueueDoesNotTakeIt() {
    SqsNotificationQueue queue =
        new SqsNotificationQueue(client, sqs.endpoint() + "/000000000000/no-such-queue");

    assertThatThrownBy(() -> queue.enqueue(REF)).isInstanceOf(QueueUnavailable.class);
  }
}
