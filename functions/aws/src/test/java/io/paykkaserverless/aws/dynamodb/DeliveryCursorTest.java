package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Deliveries;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DeliveryCursorTest {

  private static final Filter ALL = filter(false);
  private static final Filter UNDELIVERED = filter(true);
  private static final String SHARD = DeliveryItem.undeliveredShard(Deliveries.ID);
  private static final String KEY = Payments.ID + "\ndelivery#000001#shop";
  private static final String AT = "\n" + Payments.NOW.toEpochMilli();

  private final Map<String, AttributeValue> item =
      new DeliveryItem(Duration.ofDays(400), new SettableClock(Payments.NOW))
          .write(Deliveries.waiting());

  @Test
  void findsItsPlaceInTheTableAgain() {
    DeliveryCursor cursor = DeliveryCursor.first(ALL).after(item);

    assertThat(DeliveryCursor.parse(cursor.text(), ALL)).isEqualTo(cursor);
    assertThat(cursor.isInTable()).isTrue();
    assertThat(cursor.startKey()).containsOnlyKeys("pk", "sk");
  }

  @Test
  void findsItsPlaceInTheIndexAgain() {
    DeliveryCursor cursor = new DeliveryCursor(SHARD, List.of()).after(item);

    assertThat(DeliveryCursor.parse(cursor.text(), UNDELIVERED)).isEqualTo(cursor);
    assertThat(cursor.isInTable()).isFalse();
    assertThat(cursor.startKey()).containsOnlyKeys("pk", "sk", "undelivered", "announced_at");
    assertThat(item).containsAllEntriesOf(cursor.startKey());
  }

  @Test
  void goesThroughTheShardsOneAfterAnother() {
    List<String> parts = new ArrayList<>();
    Optional<DeliveryCursor> cursor = Optional.of(DeliveryCursor.first(UNDELIVERED));
    while (cursor.isPresent()) {
      parts.add(DeliveryCursor.parse(cursor.get().text(), UNDELIVERED).part());
      cursor = cursor.get().nextPart();
    }

    assertThat(parts).containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7");
    assertThat(DeliveryCursor.first(ALL).nextPart()).isEmpty();
  }

  @Test
  void isNoneForAnotherFilter() {
    String inTable = DeliveryCursor.first(ALL).after(item).text();
    String inIndex = new DeliveryCursor(SHARD, List.of()).after(item).text();
    Filter earlier = new Filter(Instant.EPOCH, Payments.NOW.minusMillis(1), Optional.empty(), true);

    assertRefused(inTable, UNDELIVERED);
    assertRefused(inIndex, ALL);
    assertRefused(inIndex, earlier);
  }

  @Test
  void isTheBeginningOfItsShardOnceTheFilterHasOvertakenIt() {
    DeliveryCursor inIndex = new DeliveryCursor(SHARD, List.of()).after(item);

    assertThat(DeliveryCursor.parse(inIndex.text(), undeliveredFrom(Payments.NOW)))
        .isEqualTo(inIndex);
    assertThat(DeliveryCursor.parse(inIndex.text(), undeliveredFrom(Payments.NOW.plusMillis(1))))
        .isEqualTo(new DeliveryCursor(SHARD, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "t", "t\n", "t\n\n", "t\np\n", "t\n\ns", "t\np\ns\n1", "u0", "x\np\ns"})
  void refusesWhatIsNotInTheTable(String fields) {
    assertRefused(base64(fields), ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "u8", "u00", "t", "u0\n", "u0\na\nb", "u0\na\nb\n1", "U0"})
  void refusesWhatIsNotInTheIndex(String fields) {
    assertRefused(base64(fields), UNDELIVERED);
  }

  @Test
  void refusesAKeyThatDynamoDbWould() {
    String otherShard = SHARD.equals("u0") ? "u1" : "u0";
    assertThat(DeliveryCursor.parse(base64(SHARD + "\n" + KEY + AT), UNDELIVERED).part())
        .isEqualTo(SHARD);

    assertRefused(base64(otherShard + "\n" + KEY + AT), UNDELIVERED);
    assertRefused(base64(SHARD + "\n" + KEY), UNDELIVERED);
    assertRefused(base64(SHARD + "\n" + KEY + "\nnow"), UNDELIVERED);
    assertRefused(base64(SHARD + "\n" + KEY + "\n99999999999999999999"), UNDELIVERED);
    assertRefused(base64(SHARD + "\n" + KEY + AT + "\n"), UNDELIVERED);
  }

  @Test
  void refusesWhatIsWrittenInAnotherWay() {
    byte[] noUtf8 = {'t', '\n', 'p', '\n', (byte) 0xff};

    assertRefused("=", ALL);
    assertRefused(base64("t\np\ns") + "=", ALL);
    assertRefused(Base64.getUrlEncoder().encodeToString(noUtf8), ALL);
  }

  @Test
  void refusesWhatIsLongerThanAnyKey() {
    assertThat(DeliveryCursor.parse(base64("t\np\n" + "s".repeat(700)), ALL).after()).hasSize(2);

    assertRefused(base64("t\np\n" + "s".repeat(800)), ALL);
    assertRefused("A".repeat(1_000_000), ALL);
  }

  private static void assertRefused(String text, Filter filter) {
    assertThatThrownBy(() -> DeliveryCursor.parse(text, filter))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String base64(String fields) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(fields.getBytes(StandardCharsets.UTF_8));
  }

  private static Filter undeliveredFrom(Instant from) {
    return new Filter(from, Instant.MAX, Optional.empty(), true);
  }

  private static Filter filter(boolean undeliveredOnly) {
    return new Filter(
        Instant.EPOCH, Payments.NOW.plusSeconds(1), Optional.empty(), undeliveredOnly);
  }
}
