package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AgreementItemTest {

  private static final Duration RETENTION = Duration.ofDays(400);

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final AgreementItem items = new AgreementItem(RETENTION, clock);

  @Test
  void namesEveryAttributeThatIsMissing() {
    Map<String, AttributeValue> whole = items.write(Agreements.monthly());
    List<String> optional = List.of("sk", "due_shard", "due_at", "cb", "pl");
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
    assertThat(ItemSize.bytes(items.write(Agreements.monthly()))).isLessThanOrEqualTo(1024);
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
