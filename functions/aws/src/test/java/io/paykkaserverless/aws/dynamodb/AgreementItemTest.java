package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AgreementItemTest {

  private static final Duration RETENTION = Duration.ofDays(400);

  private static final List<Notification> MESSAGES =
      List.of(message(1).handedOver(Payments.NOW.plusSeconds(5)), message(2));

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final AgreementItem items = new AgreementItem(RETENTION, clock);

  @ParameterizedTest
  @MethodSource("agreements")
  void readsExactlyWhatItWrote(Agreement agreement) {
    assertThat(AgreementItem.read(items.write(agreement))).isEqualTo(agreement);
  }

  static Stream<Agreement> agreements() {
    return Stream.of(
        Agreements.unscheduled(),
        Agreements.monthly(),
        Agreements.monthly().in(AgreementState.CANCELING).toldInVain(Payments.NOW));
  }

  @Test
  void keepsItsMessages() {
    Map<String, AttributeValue> item = withMessages();

    Agreement agreement = AgreementItem.read(item);

    assertThat(agreement.outbox()).containsExactlyElementsOf(MESSAGES);
    assertThat(items.write(agreement)).isEqualTo(item);
  }

  @Test
  void namesEveryAttributeThatIsMissing() {
    Map<String, AttributeValue> whole = withMessages();
    List<String> optional = List.of("sk", "due_shard", "due_at", "cb", "pl", "ob");
    for (String name : whole.keySet()) {
      if (!optional.contains(name)) {
        Map<String, AttributeValue> item = new HashMap<>(whole);
        item.remove(name);

        assertThatThrownBy(() -> AgreementItem.read(item))
            .isInstanceOf(UnreadableItem.class)
            .hasMessageEndingWith("attribute " + name + " is missing");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "y", "t", "j"})
  void namesAnAttributeThatIsMissingInAMessage(String name) {
    Map<String, AttributeValue> item = withMessages();
    List<AttributeValue> messages = attribute(item, "ob").l();
    Map<String, AttributeValue> second = new HashMap<>(messages.getLast().m());
    second.remove(name);
    item.put(
        "ob", AttributeValue.fromL(List.of(messages.getFirst(), AttributeValue.fromM(second))));

    assertThatThrownBy(() -> AgreementItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageEndingWith("attribute ob[1]." + name + " is missing");
  }

  @Test
  void namesAnAttributeInsideItsSchedule() {
    assertThatThrownBy(() -> AgreementItem.read(withSchedule("i", AttributeValue.fromS("P1H"))))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining(Agreements.ID.value())
        .hasMessageContaining("attribute pl.sc.i holds a value that this version never writes");
  }

  @Test
  void namesARetryThatIsNoNumber() {
    AttributeValue days =
        AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("3")));

    assertThatThrownBy(() -> AgreementItem.read(withSchedule("r", days)))
        .hasMessageContaining("attribute pl.sc.r[1] is not a number");
  }

  @Test
  void refusesAScheduleThatDoesNotFitTogether() {
    assertThatThrownBy(() -> AgreementItem.read(withSchedule("g", AttributeValue.fromN("2"))))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("do not fit together");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACTIVE", "PAUSED", "PAST_DUE", "CANCELING"})
  void staysAsLongAsSomethingMayBeDoneWithIt(AgreementState state) {
    assertThat(items.write(Agreements.monthly().in(state))).doesNotContainKey("ttl");
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELED", "ENDED"})
  void staysTheRetentionLongerOnceItIsOver(AgreementState state) {
    clock.advance(Duration.ofDays(3 * 365));
    long expected = clock.instant().plus(RETENTION).getEpochSecond();

    assertThat(items.write(Agreements.monthly().in(state)))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void isInAShardThatNoPaymentIsIn() {
    Agreement agreement = Agreements.monthly();

    assertThat(attribute(items.write(agreement), "due_shard").s()).matches("a[0-7]");
  }

  @Test
  void costsOneWriteUnit() {
    assertThat(ItemSize.bytes(withMessages())).isLessThanOrEqualTo(1024);
  }

  private Map<String, AttributeValue> withMessages() {
    Map<String, AttributeValue> item = new HashMap<>(items.write(Agreements.monthly()));
    item.putAll(new ItemWriter().list("ob", MESSAGES, NotificationItem::write).build());
    return item;
  }

  private static Notification message(int sequence) {
    return Notification.fresh(
        new NotificationId(new OutboxOwner.OfAgreement(Agreements.ID), sequence),
        NotificationType.AGREEMENT_CREATED,
        Payments.NOW.plusMillis(sequence),
        "{\"type\":\"agreement.created\",\"data\":{\"sequence\":%d}}".formatted(sequence));
  }

  private Map<String, AttributeValue> withSchedule(String name, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(items.write(Agreements.monthly()));
    Map<String, AttributeValue> plan = new HashMap<>(attribute(item, "pl").m());
    Map<String, AttributeValue> schedule = new HashMap<>(attribute(plan, "sc").m());
    schedule.put(name, value);
    plan.put("sc", AttributeValue.fromM(schedule));
    item.put("pl", AttributeValue.fromM(plan));
    return item;
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }
}
