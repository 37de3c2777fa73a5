package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.payment.Observation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Speaker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DetailsItemTest {

  private final PaymentItem items = new PaymentItem(Duration.ofDays(400));

  @ParameterizedTest
  @MethodSource("details")
  void readsExactlyWhatItWrote(OrderDetails details) {
    Payment payment = Payments.payment().details(details).build();

    assertThat(PaymentItem.read(items.write(payment))).isEqualTo(payment);
  }

  static Stream<OrderDetails> details() {
    Details<GoodsField> unnamed = Details.none();
    return Stream.of(
        OrderDetails.NONE,
        Orders.full(),
        new OrderDetails(List.of(), Orders.address(true), Details.none(), Details.none()),
        new OrderDetails(List.of(), Details.none(), Orders.address(false), Details.none()),
        new OrderDetails(List.of(), Details.none(), Details.none(), Orders.customer()),
        new OrderDetails(
            List.of(Orders.goods("sku-1"), unnamed),
            Details.none(),
            Details.none(),
            Details.none()));
  }

  @Test
  void anAddressThatIsBilledAndShippedToIsWrittenOnce() {
    Details<AddressField> home = Orders.address(true);
    OrderDetails details = new OrderDetails(List.of(), home, home, Details.none());
    Payment payment = Payments.payment().details(details).build();

    assertThat(attribute(items.write(payment), "de").m()).containsOnlyKeys("b", "sb");
    assertThat(PaymentItem.read(items.write(payment))).isEqualTo(payment);
  }

  @Test
  void takesNoAttributeWhereNothingWasTold() {
    assertThat(items.write(Payments.created())).doesNotContainKey("de");
  }

  @Test
  void namesAFieldThatCannotBeReadAndKeepsItsValueOutOfTheError() {
    Map<String, AttributeValue> item = items.write(withDetails());
    Map<String, AttributeValue> details = new HashMap<>(attribute(item, "de").m());
    Map<String, AttributeValue> bill = new HashMap<>(attribute(details, "b").m());
    bill.put("e", AttributeValue.fromS("Robin, by post"));
    details.put("b", AttributeValue.fromM(bill));
    item.put("de", AttributeValue.fromM(details));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute de.b.e holds a value that this version never writes")
        .hasMessageNotContaining("Robin")
        .hasNoCause();
  }

  @Test
  void namesAPartThatIsNoMap() {
    Map<String, AttributeValue> item = items.write(withDetails());
    item.put("de", AttributeValue.fromS("Robin"));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute de is not a map");
  }

  @Test
  void nothingOfAPersonIsLeftOncePaid() {
    PaymentTransitions transitions =
        new PaymentTransitions(
            Payments.MERCHANT,
            new JsonNotificationFormat(),
            new SettableClock(Payments.NOW),
            new SequentialIds());
    Payment tried =
        transitions
            .startAttempt(withDetails(), Speaker.SHOPPER, PaymentMethod.BANKCARD, 5)
            .payment();
    assertThat(items.write(tried).toString()).contains(personal());

    Payment paid =
        transitions
            .observe(
                tried,
                Payments.FIRST,
                Observation.of(Speaker.PAYKKA_WEBHOOK, PaymentEvent.SUCCEEDED))
            .payment();

    assertThat(paid.state()).isEqualTo(PaymentState.PAID);
    assertThat(items.write(paid).toString()).doesNotContain(personal());
  }

  private static Payment withDetails() {
    return Payments.payment().details(Orders.full()).build();
  }

  /** Every value that is long enough not to stand in an item by chance. */
  private static List<String> personal() {
    OrderDetails told = Orders.full();
    return Stream.of(
            told.goods().stream().flatMap(goods -> goods.values().values().stream()),
            told.bill().values().values().stream(),
            told.shipping().values().values().stream(),
            told.customer().values().values().stream())
        .flatMap(values -> values)
        .filter(value -> value.length() > 4)
        .distinct()
        .toList();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }
}
