package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.ShopperReference;
import java.util.Optional;

/** What a payment is for, as a map inside its item. A one-off payment of nobody leaves it empty. */
final class KindItem {

  private static final String NAME = "k";
  private static final String SHOPPER = "s";
  private static final String SCHEDULE = "sc";
  private static final String AGREEMENT = "a";
  private static final String PERIOD = "p";

  /** Stored by name, like every enum; a one-off payment is the usual one and needs none. */
  private enum Name {
    ONE_OFF,
    STORING,
    FIRST,
    CHARGE
  }

  private KindItem() {}

  static void write(ItemWriter map, PaymentKind kind) {
    map.text(SHOPPER, kind.shopper().map(ShopperReference::value));
    switch (kind) {
      case PaymentKind.OneOff _ -> {}
      case PaymentKind.StoringCard _ -> map.text(NAME, Name.STORING.name());
      case PaymentKind.FirstRecurring(_, Optional<Schedule> schedule) -> {
        map.text(NAME, Name.FIRST.name());
        schedule.ifPresent(plan -> map.map(SCHEDULE, inner -> ScheduleItem.write(inner, plan)));
      }
      case PaymentKind.AgreementCharge(_, AgreementId agreement, ChargePeriod period) ->
          map.text(NAME, Name.CHARGE.name())
              .text(AGREEMENT, agreement.value())
              .text(PERIOD, period.value());
    }
  }

  static PaymentKind read(ItemReader map) {
    return switch (map.optional(NAME, Name::valueOf).orElse(Name.ONE_OFF)) {
      case ONE_OFF -> new PaymentKind.OneOff(map.optional(SHOPPER, ShopperReference::new));
      case STORING -> new PaymentKind.StoringCard(shopper(map));
      case FIRST -> new PaymentKind.FirstRecurring(shopper(map), schedule(map));
      case CHARGE ->
          new PaymentKind.AgreementCharge(
              shopper(map),
              map.text(AGREEMENT, AgreementId::new),
              map.text(PERIOD, ChargePeriod::new));
    };
  }

  private static ShopperReference shopper(ItemReader map) {
    return map.text(SHOPPER, ShopperReference::new);
  }

  private static Optional<Schedule> schedule(ItemReader map) {
    return map.has(SCHEDULE) ? Optional.of(ScheduleItem.read(map.map(SCHEDULE))) : Optional.empty();
  }
}
