package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.api.PresentedCard.Presence;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.CardBehaviour;
import io.paykkaserverless.sandbox.card.CardDecryption;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.Obstacle;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.vault.Agreement;
import io.paykkaserverless.sandbox.vault.StoredCard;
import io.paykkaserverless.sandbox.vault.Vault;
import io.paykkaserverless.sandbox.wallet.AuthMethod;
import io.paykkaserverless.sandbox.wallet.WalletTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the card behind a request: decrypts it, or looks it up. */
public final class CardFinder {

  private final CardDecryption decryption;
  private final WalletTokens wallets;
  private final Vault vault;
  private final TestCards cards;
  private final InstantSource clock;

  public CardFinder(
      CardDecryption decryption,
      WalletTokens wallets,
      Vault vault,
      TestCards cards,
      InstantSource clock) {
    this.decryption = decryption;
    this.wallets = wallets;
    this.vault = vault;
    this.cards = cards;
    this.clock = clock;
  }

  /**
   * The card to charge.
   *
   * @throws Refused where there is none: 2004, 2005, 2015, 2016 and others
   */
  PresentedCard find(InitiationRequest initiation) throws Refused {
    return switch (initiation.card()) {
      case CardSource.Plain(Card card) -> typedIn(card);
      case CardSource.Encrypted(var fields) ->
          switch (decryption.decrypt(fields)) {
            case CardDecryption.Reading.Clear(Card card) -> typedIn(card);
            case CardDecryption.Reading.Unreadable() -> throw new Refused(RetCode.CARD_UNREADABLE);
            case CardDecryption.Reading.Expired() -> throw new Refused(RetCode.CARD_DATA_EXPIRED);
          };
      case CardSource.OutOfWallet(Card card, AuthMethod method) -> inWallet(card, method);
      case CardSource.InWallet(var wallet, String tokenData) ->
          switch (wallets.read(wallet, tokenData)) {
            case WalletTokens.Reading.Clear(Card card, AuthMethod method) -> inWallet(card, method);
            case WalletTokens.Reading.Unreadable() -> throw new Refused(RetCode.CARD_UNREADABLE);
            case WalletTokens.Reading.Expired() -> throw new Refused(RetCode.CARD_DATA_EXPIRED);
          };
      case CardSource.Stored(String token) -> stored(token, initiation);
    };
  }

  private PresentedCard typedIn(Card card) throws Refused {
    return presented(card, cards.behaviour(card, clock.instant()), Presence.SHOPPER);
  }

  private PresentedCard inWallet(Card card, AuthMethod method) throws Refused {
    Presence presence =
        switch (method) {
          case CRYPTOGRAM_3DS -> Presence.WALLET;
          case PAN_ONLY -> Presence.SHOPPER;
        };
    return presented(card, cards.behaviourInWallet(card, clock.instant()), presence);
  }

  private static PresentedCard presented(Card card, CardBehaviour behaviour, Presence presence)
      throws Refused {
    if (behaviour.obstacle().isPresent()) {
      throw new Refused(code(behaviour.obstacle().get()));
    }
    Optional<CardInfo> info =
        card.number().matches("\\d{12,19}")
            ? Optional.of(CardInfo.of(card.number()))
            : Optional.empty();
    return new PresentedCard(info, TestCards.expiry(card), behaviour, presence);
  }

  private static RetCode code(Obstacle obstacle) {
    return switch (obstacle) {
      case DATA_UNREADABLE -> RetCode.CARD_UNREADABLE;
      case DATA_EXPIRED -> RetCode.CARD_DATA_EXPIRED;
      case MERCHANT_BARRED -> RetCode.MAY_NOT_TAKE_PAYMENTS;
    };
  }

  private PresentedCard stored(String token, InitiationRequest initiation) throws Refused {
    Optional<Agreement> agreement =
        initiation.purpose() instanceof Purpose.ByAgreement(String id)
            ? Optional.of(activeAgreement(id))
            : Optional.empty();
    StoredCard card =
        initiation
            .order()
            .shopperReference()
            .flatMap(shopper -> vault.card(token, shopper))
            .orElseThrow(() -> Refused.invalid("payment.token is no stored card of this shopper"));
    if (agreement.filter(it -> !it.covers(card)).isPresent()) {
      throw Refused.invalid("payment.token and shopper_reference are not of this agreement");
    }
    return new PresentedCard(
        Optional.of(card.info()),
        Optional.of(card.expiry()),
        behaviour(card, clock.instant()),
        agreement.isPresent() ? Presence.AGREEMENT : Presence.SHOPPER);
  }

  private Agreement activeAgreement(String id) throws Refused {
    Agreement agreement =
        vault.agreement(id).orElseThrow(() -> new Refused(RetCode.AGREEMENT_UNKNOWN));
    if (!agreement.active()) {
      throw new Refused(RetCode.AGREEMENT_NOT_ACTIVE);
    }
    return agreement;
  }

  private static CardBehaviour behaviour(StoredCard card, Instant now) {
    return TestCards.isPast(card.expiry(), now) ? TestCards.EXPIRED : card.behaviour();
  }
}
