package io.paykkaserverless.core.create;

import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.KeyReused;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.create.CreatePaymentResult.ReturnUrlNotAllowed;
import io.paykkaserverless.core.create.CreatePaymentResult.ScheduleNotAhead;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentStore.Insertion;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.token.ClientTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
    Payment payment = Payment.created(id, terms(command), command.details());
    return startsAhead(payment) ? insert(payment) : tooLate(payment);
  }

  private CreatePaymentResult insert(Payment payment) {
    return switch (store.insert(payment)) {
      case Insertion.Inserted _ -> new Created(payment, token(payment));
      case Insertion.AlreadyExists(Payment stored) ->
          isRepeat(stored, payment) ? new Replayed(stored, token(stored)) : new KeyReused();
    };
  }

  /** A repeat is answered as ever: its schedule was ahead when it was first sent. */
  private CreatePaymentResult tooLate(Payment payment) {
    return store
        .find(payment.id())
        .filter(stored -> isRepeat(stored, payment))
        .<CreatePaymentResult>map(stored -> new Replayed(stored, token(stored)))
        .orElseGet(ScheduleNotAhead::new);
  }

  private static boolean startsAhead(Payment payment) {
    return !(payment.terms().kind() instanceof PaymentKind.FirstRecurring recurring)
        || recurring
            .schedule()
            .map(schedule -> schedule.startsSoonAfter(payment.terms().createdAt()))
            .orElse(true);
  }

  private static boolean isRepeat(Payment stored, Payment payment) {
    return stored.terms().fingerprint().equals(payment.terms().fingerprint());
  }

  private Terms terms(CreatePaymentCommand command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Terms(
        command.amount(),
        command.reference(),
        command.description(),
        Optional.of(command.returnUrl()),
        command.captureMethod(),
        command.authorisationType(),
        command.challenge(),
        command.kind(),
        command.fingerprint(),
        now,
        now.plus(lifetime));
  }

  private String token(Payment payment) {
    return tokens.issue(payment.id(), payment.terms().expiresAt());
  }
}
