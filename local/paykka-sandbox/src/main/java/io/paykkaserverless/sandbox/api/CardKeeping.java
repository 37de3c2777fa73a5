package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.vault.Agreement;
import io.paykkaserverless.sandbox.vault.Keepsake;
import io.paykkaserverless.sandbox.vault.StoredCard;
import io.paykkaserverless.sandbox.vault.TokenUsage;
import java.util.Optional;

/** Gives out the numbers of what will stay of a payment, should it be approved. */
public final class CardKeeping {

  private final PaykkaNumbers numbers;

  public CardKeeping(PaykkaNumbers numbers) {
    this.numbers = numbers;
  }

  Optional<Keepsake> of(Purpose purpose, PresentedCard card) {
    return switch (purpose) {
      case Purpose.Once _, Purpose.ByAgreement _ -> Optional.empty();
      case Purpose.Storing(String shopper) ->
          stored(shopper, TokenUsage.CARD_ON_FILE, card)
              .map(it -> new Keepsake(it, Optional.empty()));
      case Purpose.First(String shopper) ->
          stored(shopper, TokenUsage.SUBSCRIPTION, card)
              .map(it -> new Keepsake(it, Optional.of(agreement(it))));
    };
  }

  /** Nothing where number or date are none; such a card is never approved. */
  private Optional<StoredCard> stored(String shopper, TokenUsage usage, PresentedCard card) {
    return card.info()
        .flatMap(
            info ->
                card.expiry()
                    .map(
                        expiry ->
                            new StoredCard(
                                numbers.token(), shopper, usage, info, expiry, card.behaviour())));
  }

  private Agreement agreement(StoredCard card) {
    return new Agreement(numbers.agreementId(), card.token(), card.shopperReference(), true);
  }
}
