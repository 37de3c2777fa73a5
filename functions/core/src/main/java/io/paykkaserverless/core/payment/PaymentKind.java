package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.agreement.Schedule;
import java.util.Optional;

/** What a payment is for beside its price: just itself, or a card to be charged again. */
public sealed interface PaymentKind {

  /** Paid once, and that is it. A shopper who is named may pay with one of their stored cards. */
  record OneOff(Optional<ShopperReference> shopper) implements PaymentKind {}

  /** Paid now, and PayKKa stores the card for the shopper's next order (CARD_ON_FILE). */
  record StoringCard(ShopperReference owner) implements PaymentKind {
    @Override
    public Optional<ShopperReference> shopper() {
      return Optional.of(owner);
    }
  }

  /**
   * The first payment of an agreement: the shopper is present, PayKKa stores the card for charges
   * the merchant initiates (RECURRING, {@code mit} false, SUBSCRIPTION).
   *
   * @param schedule when we charge by ourselves; without one the merchant's server does
   */
  record FirstRecurring(ShopperReference owner, Optional<Schedule> schedule)
      implements PaymentKind {
    @Override
    public Optional<ShopperReference> shopper() {
      return Optional.of(owner);
    }
  }

  /** A later payment of an agreement, initiated by the merchant (RECURRING, {@code mit} true). */
  record AgreementCharge(ShopperReference owner, AgreementId agreement, ChargePeriod period)
      implements PaymentKind {
    @Override
    public Optional<ShopperReference> shopper() {
      return Optional.of(owner);
    }
  }

  /** Who pays, where the merchant named them. */
  Optional<ShopperReference> shopper();

  /** Whether PayKKa is asked to store the card. */
  default boolean storesCard() {
    return switch (this) {
      case StoringCard _, FirstRecurring _ -> true;
      case OneOff _, AgreementCharge _ -> false;
    };
  }

  /** No shopper named, nothing stored. */
  static PaymentKind oneOff() {
    return new OneOff(Optional.empty());
  }
}
