package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.Deliveries;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.notification.DeliveryStore.Page;
import io.paykkaserverless.core.notification.DeliveryStoreContract;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDeliveryStoreIT extends DeliveryStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final OutboxOwner OWNER = Deliveries.ID.notification().owner();

  private final InstantSource clock = new SettableClock(Payments.NOW);
  private final DeliveryStore store = on(PaymentsTable.NAME);
  private final DueIndex index = new DynamoDueIndex(TABLE.client(), PaymentsTable.NAME);

  @Override
  protected DeliveryStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return index;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsDeliveriesFromEverythingElseInTheTable(boolean undeliveredOnly) {
    new DynamoPaymentStore(TABLE.client(), PaymentsTable.NAME, RETENTION)
        .insert(Payments.everyField());
    new DynamoAgreementStore(TABLE.client(), PaymentsTable.NAME, RETENTION, clock)
        .insertUnlessPresent(Agreements.monthly());
    new DynamoParkedEventStore(TABLE.client(), PaymentsTable.NAME)
        .parkUnlessPresent(ParkedEvents.unknown());
    store.put(Deliveries.waiting());

    assertThat(store.of(OWNER, 10)).containsExactly(Deliveries.waiting());
    assertThat(store.of(Deliveries.ID.notification())).containsExactly(Deliveries.waiting());
    assertThat(store.page(everything(undeliveredOnly), Optional.empty(), 10))
        .isEqualTo(new Page(List.of(Deliveries.waiting()), Optional.empty()));
  }

  /** A page of DynamoDB ends at 1 MB. */
  @Test
  void tellsEveryEndpointOfAMessageHoweverMuchTheyAnswered() {
    for (int endpoint = 0; endpoint < 100; endpoint++) {
      store.put(talkative(new EndpointName("e" + endpoint)));
    }

    assertThat(store.of(Deliveries.ID.notification())).hasSize(100);
    assertThat(store.of(OWNER, 200)).hasSize(100);
  }

  @Test
  void readsNoMoreThanItMayForOnePageThoughThatHoldsNothing() {
    DeliveryPages pages = new DeliveryPages(new StoreTable(TABLE.client(), PaymentsTable.NAME), 2);
    fill(5);

    Page first = pages.page(everything(false), Optional.empty(), 10);
    Page second = pages.page(everything(false), first.next(), 10);
    Page third = pages.page(everything(false), second.next(), 10);

    assertThat(List.of(first, second, third))
        .allSatisfy(it -> assertThat(it.deliveries()).isEmpty());
    assertThat(second.next()).isPresent().isNotEqualTo(first.next());
    assertThat(third.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysWhichItemCannotBeRead(boolean undeliveredOnly) {
    Map<String, AttributeValue> item =
        new DeliveryItem(RETENTION, clock).write(Deliveries.waiting());
    item.put("s", AttributeValue.fromS("Robin"));
    TABLE.client().putItem(put -> put.tableName(PaymentsTable.NAME).item(item));

    assertThatThrownBy(() -> store.find(Deliveries.ID))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining(Payments.ID.value())
        .hasMessageContaining("attribute s")
        .hasMessageNotContaining("Robin");
    assertThatThrownBy(() -> store.page(everything(undeliveredOnly), Optional.empty(), 10))
        .isInstanceOf(UnreadableItem.class);
  }

  @Test
  void theIndexMergesItsShardsInOrder() {
    for (int message = 1; message <= 40; message++) {
      store.put(Deliveries.requeued(begun(message), Payments.NOW.plusSeconds(message)));
    }
    Instant due = Deliveries.requeued(begun(30), Payments.NOW.plusSeconds(30)).missedAt();

    assertThat(index.deliveries(due, 100))
        .extracting(id -> id.notification().sequence())
        .hasSize(30)
        .isSorted();
    assertThat(index.deliveries(due, 7))
        .extracting(id -> id.notification().sequence())
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    DeliveryStore elsewhere = on("no-such-table");
    DueIndex noIndex = new DynamoDueIndex(TABLE.client(), "no-such-table");
    Delivery second = Deliveries.refused(Deliveries.waiting());

    assertThatThrownBy(() -> elsewhere.find(Deliveries.ID)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.of(Deliveries.ID.notification()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.of(OWNER, 10)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.put(Deliveries.waiting()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.put(second)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.page(everything(true), Optional.empty(), 10))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.page(everything(false), Optional.empty(), 10))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> noIndex.deliveries(Payments.NOW, 10))
        .isInstanceOf(StoreUnavailable.class);
  }

  /** Puts so many megabytes into the table that are no deliveries. */
  private static void fill(int megabytes) {
    AttributeValue bytes = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[350 * 1024]));
    for (int i = 0; i < megabytes * 3; i++) {
      Map<String, AttributeValue> item =
          Map.of(
              "pk",
              AttributeValue.fromS("filler" + i),
              "sk",
              AttributeValue.fromS("filler"),
              "b",
              bytes);
      TABLE.client().putItem(put -> put.tableName(PaymentsTable.NAME).item(item));
    }
  }

  /** Version 20 of which each try was answered at length; stored as a first version. */
  private static Delivery talkative(EndpointName endpoint) {
    Delivery known =
        Deliveries.begun(new DeliveryId(Deliveries.ID.notification(), endpoint), Payments.NOW);
    return new Delivery(
        known.id(),
        1,
        known.type(),
        known.announcedAt(),
        known.state(),
        0,
        0,
        known.nextTryAt(),
        known.missedAt(),
        IntStream.range(0, Delivery.ATTEMPTS_KEPT)
            .mapToObj(
                attempt ->
                    Deliveries.attempt(
                        500 + attempt,
                        "✓".repeat(DeliveryAttempt.EXCERPT_MAX - 1)
                            + "abcdefghijklmnopqrst".charAt(attempt)))
            .toList());
  }

  private static Delivery begun(int message) {
    return Deliveries.begun(
        new DeliveryId(NotificationId.of(Payments.ID, message), FakeEndpoints.SHOP), Payments.NOW);
  }

  private static Filter everything(boolean undeliveredOnly) {
    return new Filter(Instant.EPOCH, Instant.MAX, Optional.empty(), undeliveredOnly);
  }

  private DeliveryStore on(String table) {
    return new DynamoDeliveryStore(TABLE.client(), table, RETENTION, clock);
  }
}
