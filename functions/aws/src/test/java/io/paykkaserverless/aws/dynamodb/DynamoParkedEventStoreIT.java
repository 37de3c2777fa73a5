package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventStore;
import io.paykkaserverless.core.parked.ParkedEventStoreContract;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoParkedEventStoreIT extends ParkedEventStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private final ParkedEventStore store = on(PaymentsTable.NAME);

  @Override
  protected ParkedEventStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return new DynamoDueIndex(TABLE.client(), PaymentsTable.NAME);
  }

  @Test
  void forgetsAnEventThirtyDaysAfterItCameHoweverOftenItWasTried() {
    ParkedEvent event = ParkedEvents.unknown();
    store.parkUnlessPresent(event);
    store.reschedule(event.triedAt(Payments.NOW.plus(Duration.ofDays(2))));

    long expected = Payments.NOW.plus(Duration.ofDays(30)).getEpochSecond();
    assertThat(storedItem(event))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void saysWhichStoredAttributeCannotBeRead() {
    Map<String, AttributeValue> item = ParkedEventItem.write(ParkedEvents.unknown());
    item.put("re", AttributeValue.fromS("Robin"));

    assertThatThrownBy(() -> ParkedEventItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("parked#" + ParkedEvents.unknown().id())
        .hasMessageContaining("attribute re")
        .hasMessageNotContaining("Robin");
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    ParkedEventStore elsewhere = on("no-such-table");
    ParkedEvent event = ParkedEvents.unknown();

    assertThatThrownBy(() -> elsewhere.parkUnlessPresent(event))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.find(event.id())).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.reschedule(event.triedAt(Payments.NOW)))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.delete(event.id())).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.newest(10)).isInstanceOf(StoreUnavailable.class);
  }

  private static Map<String, AttributeValue> storedItem(ParkedEvent event) {
    return TABLE
        .client()
        .getItem(get -> get.tableName(PaymentsTable.NAME).key(ParkedEventItem.key(event.id())))
        .item();
  }

  private static ParkedEventStore on(String table) {
    return new DynamoParkedEventStore(TABLE.client(), table);
  }
}
