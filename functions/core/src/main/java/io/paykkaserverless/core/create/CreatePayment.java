package io.paykkaserverless.core.create;

import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.KeyReused;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.create.CreatePaymentResult.ReturnUrlNotAllowed;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentStore.Insertion;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.token.ClientTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Use case: the merchant's server creates a payment. Idempotent by construction: the id follows
 * from caller and key, and the first write wins.
 */
public final class CreatePayment {

  private final MerchantId merchant;
  private final ReturnUrlOrigins returnUrls;
  private final Duration lifetime;
  private final PaymentStore store;
  private final ClientTokens tokens;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param lifetime how long a payment can be confirmed, and how long its client token is good
   */
  public CreatePayment(
      MerchantId merchant,
      ReturnUrlOrigins returnUrls,
      Duration lifetime,
      PaymentStore store,
      ClientTokens tokens,
      InstantSource clock) {
    this.merchant = merchant;
    this.returnUrls = returnUrls;
    this.lifetime = lifetime;
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
  }

  public CreatePaymentResult create(CreatePaymentCommand command) {
    if (!returnUrls.allow(command.returnUrl())) {
      return new ReturnUrlNotAllowed();
    }
    PaymentId id = PaymentId.derive(merchant, command.caller(), command.key());
    Payment payment = Payment.created(id, terms(command));
    return switch (store.insert(payment)) {
      case Insertion.Inserted _ -> new Created(payment, token(payment));
      case Insertion.AlreadyExists(Payment stored) -> {
        boolean sameRequest = stored.terms().fingerprint().equals(payment.terms().fingerprint());
        yield sameRequest ? new Replayed(stored, token(stored)) : new KeyReused();
      }
    };
  }

  private Terms terms(CreatePaymentCommand command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Terms(
        command.amount(),
        command.reference(),
        command.description(),
        command.returnUrl(),
        command.captureMethod(),
        command.fingerprint(),
        now,
        now.plus(lifetime));
  }

  private String token(Payment payment) {
    return tokens.issue(payment.id(), payment.terms().expiresAt());
  }
}
