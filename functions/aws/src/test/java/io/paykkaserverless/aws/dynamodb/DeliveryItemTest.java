package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Deliveries;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DeliveryItemTest {

  private static final int BYTES_PER_WRITE_UNIT = 1024;
  private static final Duration RETENTION = Duration.ofDays(400);

  private final DeliveryItem items = new DeliveryItem(RETENTION, new SettableClock(Payments.NOW));

  @ParameterizedTest
  @MethodSource("deliveries")
  void readsExactlyWhatItWrote(Delivery delivery) {
    assertThat(DeliveryItem.read(items.write(delivery))).isEqualTo(delivery);
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void namesEveryAttributeThatIsMissing(Delivery delivery) {
    List<String> optional = List.of("due_shard", "due_at", "ttl", "undelivered", "r", "n", "a");
    Map<String, AttributeValue> whole = items.write(delivery);
    for (String name : whole.keySet()) {
      if (!optional.contains(name)) {
        Map<String, AttributeValue> item = new HashMap<>(whole);
        item.remove(name);

        assertThatThrownBy(() -> DeliveryItem.read(item))
            .isInstanceOf(UnreadableItem.class)
            .hasMessageEndingWith("attribute " + name + " is missing");
      }
    }
  }

  static Stream<Delivery> deliveries() {
    return Stream.of(
        Deliveries.begun(),
        Deliveries.delivered(),
        Deliveries.waiting(),
        Deliveries.givenUp(),
        Deliveries.gone(),
        Deliveries.endpointRemoved(),
        Deliveries.replayed(Deliveries.givenUp()),
        Deliveries.delivered(Deliveries.replayed(Deliveries.givenUp())),
        Deliveries.begun(Deliveries.ofAgreement(), Payments.NOW),
        withEveryExcerpt("✓".repeat(DeliveryAttempt.EXCERPT_MAX - 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment",
        "delivery#1#shop",
        "delivery#000001#",
        "delivery#000001",
        "delivery#000001#Shop",
        "delivery#000000#shop",
        "delivery#9999999999#shop"
      })
  void namesASortKeyThatIsNoDeliverys(String sortKey) {
    Map<String, AttributeValue> item = items.write(Deliveries.delivered());
    item.put("sk", AttributeValue.fromS(sortKey));

    assertThatThrownBy(() -> DeliveryItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute sk holds a value that this version never writes");
  }

  @Test
  void namesAnAttributeInsideATry() {
    Map<String, AttributeValue> item = items.write(Deliveries.waiting());
    Map<String, AttributeValue> attempt = new HashMap<>(attribute(item, "a").l().getFirst().m());
    attempt.put("d", AttributeValue.fromS("Robin"));
    item.put("a", AttributeValue.fromL(List.of(AttributeValue.fromM(attempt))));

    assertThatThrownBy(() -> DeliveryItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining(Payments.ID.value())
        .hasMessageContaining("attribute a[0].d is not a number")
        .hasMessageNotContaining("Robin");
  }

  @Test
  void refusesWhatItWouldReadBackAsSomethingElse() {
    DeliveryAttempt fine = new DeliveryAttempt(Payments.NOW, 204, Duration.ofNanos(1), "");
    Delivery delivery = with(List.of(fine));

    assertThatThrownBy(() -> items.write(delivery))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millisecond");
  }

  @Test
  void whatIsAcceptedAtTheFirstTryIsSmallAndInNoIndex() {
    Map<String, AttributeValue> item = items.write(Deliveries.delivered());

    assertThat(item).doesNotContainKeys("due_shard", "due_at", "undelivered");
    assertThat(ItemSize.bytes(item)).isLessThan(250);
  }

  @Test
  void whatIsNotAcceptedYetIsInBothIndexes() {
    Map<String, AttributeValue> item = items.write(Deliveries.waiting());
    long missedAt = Deliveries.waiting().missedAt().toEpochMilli();

    assertThat(attribute(item, "due_shard").s()).matches("n[0-7]");
    assertThat(item).containsEntry("due_at", AttributeValue.fromN(Long.toString(missedAt)));
    assertThat(attribute(item, "undelivered").s()).matches("u[0-7]");
    assertThat(item)
        .containsEntry(
            "announced_at", AttributeValue.fromN(Long.toString(Payments.NOW.toEpochMilli())));
  }

  @Test
  void costsOneWriteUnitThroughoutALongOutage() {
    String excerpt = "x".repeat(DeliveryAttempt.EXCERPT_MAX);
    Delivery longest = with(Collections.nCopies(16, Deliveries.attempt(503, excerpt)));

    assertThat(ItemSize.bytes(items.write(longest))).isLessThanOrEqualTo(BYTES_PER_WRITE_UNIT);
  }

  @Test
  void theLargestDeliveryIsFarBelowWhatAnItemCanHold() {
    Delivery largest = withEveryExcerpt("✓".repeat(DeliveryAttempt.EXCERPT_MAX - 2));

    assertThat(ItemSize.bytes(items.write(largest))).isLessThan(16 * 1024);
  }

  @Test
  void expiresInEpochSecondsAfterTheRetention() {
    long expected = Payments.NOW.plus(RETENTION).getEpochSecond();

    assertThat(items.write(Deliveries.delivered()))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  /** A merchant's outage leaves many messages of many payments behind. */
  @Test
  void spreadsDeliveriesEvenlyOverTheShards() {
    Map<String, Long> deliveries =
        IntStream.rangeClosed(1, 8_000)
            .mapToObj(message -> NotificationId.of(Payments.ID, message))
            .map(message -> new DeliveryId(message, new EndpointName("shop")))
            .map(DeliveryItem::undeliveredShard)
            .collect(Collectors.groupingBy(shard -> shard, Collectors.counting()));

    assertThat(deliveries).hasSize(8);
    assertThat(deliveries.values()).allSatisfy(count -> assertThat(count).isBetween(800L, 1200L));
  }

  /** As many tries as are kept, each answered with something else. */
  private static Delivery withEveryExcerpt(String excerpt) {
    return with(
        IntStream.range(0, Delivery.ATTEMPTS_KEPT)
            .mapToObj(attempt -> Deliveries.attempt(500 + attempt, excerpt + (10 + attempt)))
            .toList());
  }

  private static Delivery with(List<DeliveryAttempt> attempts) {
    Delivery known = Deliveries.givenUp();
    return new Delivery(
        known.id(),
        known.version(),
        known.type(),
        known.announcedAt(),
        known.state(),
        known.round(),
        known.tries(),
        known.nextTryAt(),
        known.missedAt(),
        attempts);
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }
}
