package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.PaymentStoreContract;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoPaymentStoreIT extends PaymentStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);

  private final PaymentStore store = on(PaymentsTable.NAME);

  @Override
  protected PaymentStore store() {
    return store;
  }

  @Test
  void indexesWhatNeedsAnotherLook() {
    store.insert(Payments.created());

    assertThat(dueKeys()).containsExactly(Payments.ID.value());
  }

  @Test
  void leavesTheIndexOnceNothingIsLeftToDo() {
    store.insert(Payments.created());
    store.replace(Payments.payment().version(2).state(PaymentState.CANCELED).build());

    assertThat(dueKeys()).isEmpty();
  }

  @Test
  void holdsTheLargestPayment() {
    Payment largest = LargestPayment.made();

    store.insert(largest);

    assertThat(store.find(Payments.ID)).contains(largest);
  }

  @Test
  void saysWhichStoredAttributeCannotBeRead() {
    store.insert(Payments.created());
    Map<String, AttributeValue> item = new HashMap<>(storedItem());
    item.put("st", AttributeValue.fromS("PAYED"));
    TABLE.client().putItem(put -> put.tableName(PaymentsTable.NAME).item(item));

    assertThatThrownBy(() -> store.find(Payments.ID))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining(Payments.ID.value())
        .hasMessageContaining("attribute st");
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    PaymentStore elsewhere = on("no-such-table");
    Payment payment = Payments.created();

    assertThatThrownBy(() -> elsewhere.find(Payments.ID)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.insert(payment)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.replace(payment)).isInstanceOf(StoreUnavailable.class);
  }

  private static PaymentStore on(String table) {
    return new DynamoPaymentStore(TABLE.client(), table, RETENTION);
  }

  private static Map<String, AttributeValue> storedItem() {
    return TABLE
        .client()
        .getItem(get -> get.tableName(PaymentsTable.NAME).key(PaymentItem.key(Payments.ID)))
        .item();
  }

  private static List<String> dueKeys() {
    return IntStream.range(0, ItemKeys.SHARDS)
        .mapToObj(shard -> AttributeValue.fromS(Integer.toString(shard)))
        .flatMap(
            shard ->
                TABLE
                    .client()
                    .query(
                        query ->
                            query
                                .tableName(PaymentsTable.NAME)
                                .indexName("due")
                                .keyConditionExpression("due_shard = :shard")
                                .expressionAttributeValues(Map.of(":shard", shard)))
                    .items()
                    .stream())
        .flatMap(item -> Stream.ofNullable(item.get("pk")))
        .map(AttributeValue::s)
        .toList();
  }
}
