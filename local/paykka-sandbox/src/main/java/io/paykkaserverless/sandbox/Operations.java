package io.paykkaserverless.sandbox;

import io.paykkaserverless.sandbox.api.ApplePaySession;
import io.paykkaserverless.sandbox.api.Capture;
import io.paykkaserverless.sandbox.api.CardFinder;
import io.paykkaserverless.sandbox.api.CardKeeping;
import io.paykkaserverless.sandbox.api.Initiate;
import io.paykkaserverless.sandbox.api.Operation;
import io.paykkaserverless.sandbox.api.Query;
import io.paykkaserverless.sandbox.api.RecurringCancel;
import io.paykkaserverless.sandbox.api.RefundPayment;
import io.paykkaserverless.sandbox.api.RefundQuery;
import io.paykkaserverless.sandbox.api.TokenQuery;
import io.paykkaserverless.sandbox.api.TokenRemove;
import io.paykkaserverless.sandbox.api.VoidPayment;
import io.paykkaserverless.sandbox.card.CardDecryption;
import io.paykkaserverless.sandbox.component.OriginWhitelist;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.vault.Vault;
import java.util.List;

/** Every operation of the merchant API. A new one is listed here. */
record Operations(SandboxSettings settings, PaykkaNumbers numbers) {

  List<Operation> all(Acquirer acquirer, Vault vault, FaultBook faults) {
    return List.of(
        new Initiate(
            settings.merchant(),
            acquirer,
            cardFinder(vault),
            new CardKeeping(numbers),
            faults,
            settings.payments()),
        new Query(acquirer),
        new Capture(acquirer),
        new VoidPayment(acquirer),
        new RefundPayment(settings.merchant(), acquirer, faults, settings.refunds()),
        new RefundQuery(acquirer),
        new TokenRemove(vault),
        new TokenQuery(vault),
        new RecurringCancel(vault),
        new ApplePaySession(
            settings.merchant(),
            new OriginWhitelist(settings.shopOrigins()).hosts(),
            settings.payments().applePayReply(),
            numbers,
            settings.clock()));
  }

  private CardFinder cardFinder(Vault vault) {
    return new CardFinder(
        new CardDecryption(
            settings.keys().cards().getPrivate(),
            settings.payments().encryptedCardLifetime(),
            settings.clock()),
        settings.walletTokens(),
        vault,
        settings.testCards(),
        settings.clock());
  }
}
