package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentArchive;
import io.paykkaserverless.core.payment.PaymentArchiveContract;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoPaymentArchiveIT extends PaymentArchiveContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final Terms TERMS = Payments.created().terms();

  private final PaymentArchive archive = on(PaymentsTable.NAME);

  @Override
  protected PaymentArchive archive() {
    return archive;
  }

  /** DynamoDB takes days to delete what is over, and the payment must not be there alone. */
  @Test
  void outlivesThePaymentByAWeek() {
    Payment payment = Payments.paid();
    new DynamoPaymentStore(TABLE.client(), PaymentsTable.NAME, RETENTION).insert(payment);
    archive.keepMessage(Payments.ID, payment.terms(), message(1, "{}"));
    archive.keepLines(Payments.ID, payment.terms(), payment.history());

    assertThat(ends()).hasSize(3);
    assertThat(ends().get(0)).isEqualTo(ends().get(1)).isEqualTo(ends().get(2) + 7 * 86_400);
  }

  /** Which are beside the payment as well. */
  @Test
  void takesNoDeliveryForSomethingArchived() {
    new DynamoPaymentStore(TABLE.client(), PaymentsTable.NAME, RETENTION).insert(Payments.paid());
    TABLE
        .client()
        .putItem(
            put ->
                put.tableName(PaymentsTable.NAME)
                    .item(ItemKeys.key(Payments.ID.value(), "delivery#000001#shop")));

    assertThat(archive.of(Payments.ID))
        .isEqualTo(new PaymentArchive.Kept(List.of(), List.of(), List.of()));
  }

  @Test
  void readsMoreThanOneAnswerOfDynamoDbHolds() {
    String tooLong = "x".repeat(100_000);
    List<Notification> messages =
        IntStream.rangeClosed(1, 25).mapToObj(it -> message(it, tooLong)).toList();
    messages.forEach(message -> archive.keepMessage(Payments.ID, TERMS, message));

    assertThat(archive.of(Payments.ID).messages()).isEqualTo(messages);
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    PaymentArchive elsewhere = on("no-such-table");
    Notification message = message(1, "{}");

    assertThatThrownBy(() -> elsewhere.keepMessage(Payments.ID, TERMS, message))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.keepLines(Payments.ID, TERMS, Payments.paid().history()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.message(Payments.ID, message.id()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.of(Payments.ID)).isInstanceOf(StoreUnavailable.class);
  }

  private static List<Long> ends() {
    return TABLE
        .client()
        .query(
            query ->
                query
                    .tableName(PaymentsTable.NAME)
                    .keyConditionExpression("pk = :payment")
                    .expressionAttributeValues(
                        Map.of(":payment", AttributeValue.fromS(Payments.ID.value()))))
        .items()
        .stream()
        .map(item -> Long.valueOf(Objects.requireNonNull(item.get("ttl")).n()))
        .toList();
  }

  private static Notification message(int sequence, String body) {
    return Notification.fresh(
            NotificationId.of(Payments.ID, sequence),
            NotificationType.PAYMENT_PAID,
            Payments.NOW,
            body)
        .handedOver(Payments.NOW);
  }

  private static PaymentArchive on(String table) {
    return new DynamoPaymentArchive(TABLE.client(), table, RETENTION);
  }
}
