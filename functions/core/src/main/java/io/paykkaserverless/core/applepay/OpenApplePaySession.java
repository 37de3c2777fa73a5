package io.paykkaserverless.core.applepay;

import io.paykkaserverless.core.applepay.ApplePayResult.DomainNotAllowed;
import io.paykkaserverless.core.applepay.ApplePayResult.NoSuchPayment;
import io.paykkaserverless.core.applepay.ApplePayResult.NotPayable;
import io.paykkaserverless.core.applepay.ApplePayResult.Opened;
import io.paykkaserverless.core.applepay.ApplePayResult.Unavailable;
import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: the shop's page shows Apple's sheet, and Apple wants to know whose page it is. */
public final class OpenApplePaySession {

  private static final Duration PAYKKA_LIMIT = Duration.ofSeconds(10);

  private final PaymentStore store;
  private final PaykkaApplePay paykka;
  private final ReturnUrlOrigins shop;
  private final Optional<String> displayName;
  private final Signals signals;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param shop the shop's origins; Apple Pay is shown on their hosts and nowhere else
   * @param displayName what Apple shows, up to 75 characters; PayKKa's default where there is none
   */
  public OpenApplePaySession(
      PaymentStore store,
      PaykkaApplePay paykka,
      ReturnUrlOrigins shop,
      Optional<String> displayName,
      Signals signals,
      InstantSource clock) {
    this.store = store;
    this.paykka = paykka;
    this.shop = shop;
    this.displayName = displayName;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Opens a session for one payment.
   *
   * @param domain the page's host, without scheme and port
   */
  public ApplePayResult open(PaymentId id, String domain) {
    if (!shop.haveHost(domain)) {
      return new DomainNotAllowed();
    }
    Optional<Payment> payment = store.find(id);
    if (payment.isEmpty()) {
      return new NoSuchPayment();
    }
    return isPayable(payment.get()) ? open(domain) : new NotPayable(payment.get());
  }

  private ApplePayResult open(String domain) {
    return switch (paykka.openSession(domain, displayName, PAYKKA_LIMIT)) {
      case SessionOutcome.Opened(String json) -> new Opened(json);
      case SessionOutcome.Refused(var failure) ->
          unavailable("refused with code " + failure.paykkaCode());
      case SessionOutcome.Unavailable(String cause) -> unavailable(cause);
    };
  }

  private ApplePayResult unavailable(String cause) {
    signals.raise(Signal.APPLE_PAY_UNAVAILABLE, cause);
    return new Unavailable();
  }

  private boolean isPayable(Payment payment) {
    boolean waiting =
        payment.state() == PaymentState.CREATED || payment.state() == PaymentState.DECLINED;
    return waiting && clock.instant().isBefore(payment.terms().expiresAt());
  }
}
