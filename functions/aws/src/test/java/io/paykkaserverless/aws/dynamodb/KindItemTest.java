package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentKind.AgreementCharge;
import io.paykkaserverless.core.payment.PaymentKind.FirstRecurring;
import io.paykkaserverless.core.payment.PaymentKind.OneOff;
import io.paykkaserverless.core.payment.PaymentKind.StoringCard;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KindItemTest {

  private final PaymentItem items = new PaymentItem(Duration.ofDays(400));

  @ParameterizedTest
  @MethodSource("kinds")
  void readsExactlyWhatItWrote(PaymentKind kind) {
    Payment payment = Payments.payment().kind(kind).build();

    assertThat(PaymentItem.read(items.write(payment))).isEqualTo(payment);
  }

  static Stream<PaymentKind> kinds() {
    return Stream.of(
        PaymentKind.oneOff(),
        new OneOff(Optional.of(Payments.SHOPPER)),
        new StoringCard(Payments.SHOPPER),
        new FirstRecurring(Payments.SHOPPER, Optional.empty()),
        new FirstRecurring(Payments.SHOPPER, Optional.of(Schedules.monthly())),
        new FirstRecurring(Payments.SHOPPER, Optional.of(endless())),
        new FirstRecurring(Payments.SHOPPER, Optional.of(toTheNanosecond())),
        charge());
  }

  @Test
  void takesNoAttributeForAOneOffPaymentOfNobody() {
    assertThat(items.write(Payments.created())).doesNotContainKey("ki");
  }

  @Test
  void namesAnAttributeThatItsKindNeeds() {
    for (String name : List.of("s", "a", "p")) {
      Map<String, AttributeValue> kind = kindOf(charge());
      kind.remove(name);

      assertThatThrownBy(() -> read(kind))
          .isInstanceOf(UnreadableItem.class)
          .hasMessageEndingWith("attribute ki." + name + " is missing");
    }
  }

  @Test
  void refusesAKindThatNobodyKnows() {
    Map<String, AttributeValue> kind = kindOf(charge());
    kind.put("k", AttributeValue.fromS("GIFT"));

    assertThatThrownBy(() -> read(kind))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute ki.k holds a value that this version never writes");
  }

  private static PaymentKind charge() {
    return new AgreementCharge(Payments.SHOPPER, Agreements.ID, new ChargePeriod("2026-12"));
  }

  private static Schedule endless() {
    return new Schedule(
        Interval.parse("P2W"),
        Money.of(800, "JPY"),
        Schedules.START,
        Optional.empty(),
        0,
        List.of());
  }

  /** As a merchant's clock may give its times. */
  private static Schedule toTheNanosecond() {
    return new Schedule(
        Interval.parse("P1D"),
        Money.of(800, "EUR"),
        Schedules.START.plusNanos(123_456_789),
        Optional.of(Schedules.START.plusSeconds(1).plusNanos(987_654_321)),
        7,
        List.of(7));
  }

  private Map<String, AttributeValue> kindOf(PaymentKind kind) {
    Map<String, AttributeValue> item = items.write(Payments.payment().kind(kind).build());
    return new HashMap<>(Objects.requireNonNull(item.get("ki")).m());
  }

  private Payment read(Map<String, AttributeValue> kind) {
    Map<String, AttributeValue> item = items.write(Payments.created());
    item.put("ki", AttributeValue.fromM(kind));
    return PaymentItem.read(item);
  }
}
