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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoPaymentStoreIT extends PaymentStoreContract {

  private static final String TABLE = "payments";
  private static final Duration RETENTION = Duration.ofDays(400);

  private static EmbeddedDynamoDb dynamoDb;
  private static DynamoDbClient client;
  private static PaymentStore store;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = EmbeddedDynamoDb.start();
    client = dynamoDb.client();
    store = new DynamoPaymentStore(client, TABLE, RETENTION);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    dynamoDb.close();
  }

  @BeforeEach
  void createTable() {
    dynamoDb.createPaymentsTable(TABLE);
  }

  @AfterEach
  void deleteTable() {
    client.deleteTable(table -> table.tableName(TABLE));
  }

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
  void saysWhichStoredAttributeCannotBeRead() {
    store.insert(Payments.created());
    Map<String, AttributeValue> item = new HashMap<>(storedItem());
    item.put("st", AttributeValue.fromS("PAYED"));
    client.putItem(put -> put.tableName(TABLE).item(item));

    assertThatThrownBy(() -> store.find(Payments.ID))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining(Payments.ID.value())
        .hasMessageContaining("attribute st");
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    PaymentStore elsewhere = new DynamoPaymentStore(client, "no-such-table", RETENTION);
    Payment payment = Payments.created();

    assertThatThrownBy(() -> elsewhere.find(Payments.ID)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.insert(payment)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.replace(payment)).isInstanceOf(StoreUnavailable.class);
  }

  private static Map<String, AttributeValue> storedItem() {
    return client.getItem(get -> get.tableName(TABLE).key(PaymentItem.key(Payments.ID))).item();
  }

  private static List<String> dueKeys() {
    return IntStream.range(0, PaymentItem.DUE_SHARDS)
        .mapToObj(shard -> AttributeValue.fromS(Integer.toString(shard)))
        .flatMap(
            shard ->
                client
                    .query(
                        query ->
                            query
                                .tableName(TABLE)
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
