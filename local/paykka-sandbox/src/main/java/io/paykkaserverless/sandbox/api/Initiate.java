package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.api.PresentedCard.Presence;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Charge;
import io.paykkaserverless.sandbox.transaction.Order;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import java.util.List;
import java.util.Optional;

/** Initiate transaction ({@code payments-opl_1}): takes a payment, once per {@code trans_id}. */
public final class Initiate implements Operation {

  private final InitiationRules rules;
  private final Acquirer acquirer;
  private final CardFinder cards;
  private final CardKeeping keeping;
  private final FaultBook faults;
  private final PaymentSettings settings;

  public Initiate(
      MerchantRegistration merchant,
      Acquirer acquirer,
      CardFinder cards,
      CardKeeping keeping,
      FaultBook faults,
      PaymentSettings settings) {
    this.rules = new InitiationRules(merchant, settings);
    this.acquirer = acquirer;
    this.cards = cards;
    this.keeping = keeping;
    this.faults = faults;
    this.settings = settings;
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
  public Envelope perform(RequestFields request) throws Refused {
    InitiationRequest initiation = rules.read(request);
    Order order = initiation.order();
    Optional<Transaction> before = acquirer.byTransId(order.transId());
    Transaction transaction = before.isPresent() ? before.get() : charge(initiation);
    if (!transaction.order().amount().equals(order.amount())) {
      throw Refused.invalid("trans_id was used before for another amount or currency");
    }
    boolean late = faults.isTokenLate(order.transId()) || settings.lateTokens();
    Transaction told = late ? transaction.withoutKeepsake() : transaction;
    return Envelope.success(data -> TransactionJson.write(data, told));
  }

  private Transaction charge(InitiationRequest initiation) throws Refused {
    PresentedCard card = cards.find(initiation);
    if (card.presence() == Presence.SHOPPER) {
      initiation.checkWayBack();
    }
    return acquirer.take(
        new Charge(
            initiation.order(),
            card.info(),
            card.charged(),
            initiation.challengeWish(),
            keeping.of(initiation.purpose(), card),
            faults.captureDelay(initiation.order().transId()).or(settings::captureDelay),
            settings.authorisationLifetime(),
            settings.slowness()));
  }
}
