package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner.OfAgreement;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Payments;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationMessageTest {

  private static final NotificationId ID = NotificationId.of(Payments.ID, 7);
  private static final EndpointName SHOP = new EndpointName("shop");

  @Test
  void carriesIdsAndNothingElse() {
    assertThat(NotificationMessage.write(new Announced(ID)))
        .isEqualTo("{\"notification_id\":\"%s\"}".formatted(ID.text()));
    assertThat(NotificationMessage.write(new Addressed(new DeliveryId(ID, SHOP), 2)))
        .isEqualTo(
            "{\"notification_id\":\"%s\",\"endpoint\":\"shop\",\"round\":2}".formatted(ID.text()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsWhatItWrote(QueuedNotification message) {
    assertThat(NotificationMessage.read(NotificationMessage.write(message))).contains(message);
  }

  static Stream<QueuedNotification> messages() {
    NotificationId ofAgreement =
        new NotificationId(new OfAgreement(new AgreementId("a" + "abcdefgh".repeat(4))), 1);
    return Stream.of(
        new Announced(ID),
        new Announced(ofAgreement),
        new Announced(NotificationId.of(Payments.ID, 999_999)),
        new Addressed(new DeliveryId(ID, SHOP), 0),
        new Addressed(new DeliveryId(ofAgreement, SHOP), 50),
        new Addressed(new DeliveryId(ID, SHOP), Integer.MAX_VALUE),
        new Retried(new DeliveryId(ID, SHOP), 0),
        new Retried(new DeliveryId(ofAgreement, SHOP), 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "poison",
        "null",
        "[]",
        "7",
        "{}",
        "{\"notification_id\":null}",
        "{\"notification_id\":7}",
        "{\"notification_id\":\"\"}",
        "{\"notification_id\":\"msg_\"}",
        "{\"notification_id\":\"msg_p1_1\"}",
        "{\"notification_id\":\"ID\"} {}",
        "{\"notification_id\":\"ID\",\"notification_id\":\"ID\"}",
        "{\"notification_id\":\"ID0000000\"}",
        "{\"notification_id\":\"ID\\u0000\"}",
        "{\"notification_id\":\"ID\\n\"}",
        "{\"notification_id\":\"ID\",\"endpoint\":null,\"round\":0}",
        "{\"notification_id\":\"ID\",\"endpoint\":7,\"round\":0}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"\",\"round\":0}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"../shop\",\"round\":0}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\\n\",\"round\":0}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\"}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":null}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":\"0\"}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":-1}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":0.5}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":1e3}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":2147483648}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":-9223372036854775808}",
        "{\"notification_id\":\"ID\",\"endpoint\":\"shop\",\"round\":99999999999999999999999}"
      })
  void findsNothingInWhatItDidNotWrite(String body) {
    assertThat(NotificationMessage.read(body.replace("ID", ID.text()))).isEmpty();
  }

  @Test
  void findsNothingInWhatIsNestedDeeply() {
    assertThat(NotificationMessage.read("{\"notification_id\":".repeat(100_000))).isEmpty();
  }
}
