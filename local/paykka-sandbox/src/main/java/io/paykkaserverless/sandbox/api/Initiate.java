package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.CardDecryption;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Order;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Initiate transaction ({@code payments-opl_1}): takes a payment, once per {@code trans_id}. */
public final class Initiate implements Operation {

  private final MerchantRegistration merchant;
  private final Acquirer acquirer;
  private final CardDecryption decryption;
  private final TestCards cards;
  private final FaultBook faults;
  private final Optional<Duration> captureDelay;
  private final InstantSource clock;

  public Initiate(
      MerchantRegistration merchant,
      Acquirer acquirer,
      CardDecryption decryption,
      TestCards cards,
      FaultBook faults,
      Optional<Duration> captureDelay,
      InstantSource clock) {
    this.merchant = merchant;
    this.acquirer = acquirer;
    this.decryption = decryption;
    this.cards = cards;
    this.faults = faults;
    this.captureDelay = captureDelay;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "initiate";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq", "/v3/payment/acq/payments");
  }

  @Override
  public void perform(RequestFields request, JsonWriter data) throws Refused {
    InitiationRequest initiation = InitiationRequest.read(request, merchant);
    Order order = initiation.order();
    Optional<Transaction> before = acquirer.byTransId(order.transId());
    Transaction transaction =
        before.isPresent() ? before.get() : charge(initiation, card(initiation.card()));
    if (!transaction.order().amount().equals(order.amount())) {
      throw Refused.invalid("trans_id was used before for another amount or currency");
    }
    TransactionJson.write(data, transaction);
  }

  private Transaction charge(InitiationRequest initiation, Card card) {
    Order order = initiation.order();
    Optional<CardInfo> info =
        card.number().matches("\\d{12,19}")
            ? Optional.of(CardInfo.of(card.number()))
            : Optional.empty();
    return acquirer.take(
        order,
        info,
        cards.behaviour(card, clock.instant()),
        initiation.challengeWish(),
        faults.captureDelay(order.transId()).or(() -> captureDelay));
  }

  private Card card(CardSource source) throws Refused {
    return switch (source) {
      case CardSource.Plain(Card card) -> card;
      case CardSource.Encrypted(var fields) ->
          switch (decryption.decrypt(fields)) {
            case CardDecryption.Reading.Clear(Card card) -> card;
            case CardDecryption.Reading.Unreadable() -> throw new Refused(RetCode.CARD_UNREADABLE);
            case CardDecryption.Reading.Expired() -> throw new Refused(RetCode.CARD_DATA_EXPIRED);
          };
    };
  }
}
