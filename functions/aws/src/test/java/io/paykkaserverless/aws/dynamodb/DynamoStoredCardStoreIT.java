package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.storedcard.StoredCard.State;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import io.paykkaserverless.core.storedcard.StoredCardStoreContract;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoStoredCardStoreIT extends StoredCardStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);

  private final StoredCardStore store = on(PaymentsTable.NAME);

  @Override
  protected StoredCardStore store() {
    return store;
  }

  @Test
  void makesNoCardOutOfAnUpdate() {
    store.update(StoredCards.usable().in(State.REMOVING));

    assertThat(store.find(Payments.TOKEN)).isEmpty();
  }

  @Test
  void neverTakesARemovalBack() {
    store.insertUnlessPresent(StoredCards.usable());
    store.update(StoredCards.usable().in(State.REMOVED));
    store.update(StoredCards.usable().in(State.REMOVING));

    assertThat(store.find(Payments.TOKEN)).contains(StoredCards.usable().in(State.REMOVED));
  }

  @Test
  void forgetsARemovedCardAfterTheRetentionAndNoOther() {
    long expected = Payments.NOW.plus(RETENTION).getEpochSecond();
    store.insertUnlessPresent(StoredCards.usable());
    store.update(StoredCards.usable().in(State.REMOVING));
    assertThat(storedItem()).doesNotContainKey("ttl");
    store.update(StoredCards.usable().in(State.REMOVED));

    assertThat(storedItem()).containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void saysWhichStoredAttributeCannotBeRead() {
    StoredCardItem items = new StoredCardItem(RETENTION, new SettableClock(Payments.NOW));
    Map<String, AttributeValue> item = items.write(StoredCards.usable());
    item.put("sr", AttributeValue.fromS("Robin\nMüller"));

    assertThatThrownBy(() -> StoredCardItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("token#" + Payments.TOKEN)
        .hasMessageContaining("attribute sr")
        .hasMessageNotContaining("Robin");
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    StoredCardStore elsewhere = on("no-such-table");

    assertThatThrownBy(() -> elsewhere.find(Payments.TOKEN)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.insertUnlessPresent(StoredCards.usable()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.update(StoredCards.usable()))
        .isInstanceOf(StoreUnavailable.class);
  }

  private static Map<String, AttributeValue> storedItem() {
    return TABLE
        .client()
        .getItem(get -> get.tableName(PaymentsTable.NAME).key(StoredCardItem.key(Payments.TOKEN)))
        .item();
  }

  private static StoredCardStore on(String table) {
    return new DynamoStoredCardStore(
        TABLE.client(), table, RETENTION, new SettableClock(Payments.NOW));
  }
}
