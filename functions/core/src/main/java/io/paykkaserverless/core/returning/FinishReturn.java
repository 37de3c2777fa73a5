package io.paykkaserverless.core.returning;

import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.returning.FinishReturnResult.BackToShop;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkExpired;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkNotOurs;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.core.token.TokenCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the shopper comes back from 3-D Secure. The address they come by decides nothing; it
 * only makes us ask PayKKa, for a few seconds, until the attempt is no longer open. Safe to reload,
 * repeat or forge.
 */
public final class FinishReturn {

  /** What is waited before each question: some seconds in all, as a shopper bears to wait. */
  private static final List<Duration> WAITS =
      List.of(Duration.ZERO, Duration.ofMillis(700), Duration.ofMillis(1_300));

  private static final Duration QUERY_LIMIT = Duration.ofSeconds(4);

  private final ReturnTokens tokens;
  private final PaymentStore store;
  private final Inquiry inquiry;
  private final Pauses pauses;

  public FinishReturn(ReturnTokens tokens, PaymentStore store, Inquiry inquiry, Pauses pauses) {
    this.tokens = tokens;
    this.store = store;
    this.inquiry = inquiry;
    this.pauses = pauses;
  }

  /** Takes the token as it stood in the address. */
  public FinishReturnResult finish(String token) {
    return switch (tokens.check(token)) {
      case TokenCheck.Valid<AttemptId>(AttemptId attempt) -> ask(attempt);
      case TokenCheck.Expired<AttemptId> _ -> new LinkExpired();
      case TokenCheck.Forged<AttemptId> _ -> new LinkNotOurs();
    };
  }

  private FinishReturnResult ask(AttemptId attempt) {
    Optional<Payment> found = store.find(attempt.payment());
    if (found.isEmpty() || found.get().attempt(attempt).isEmpty()) {
      return new LinkNotOurs();
    }
    Payment payment = found.get();
    for (Duration wait : WAITS) {
      if (!isOpen(payment, attempt)) {
        break;
      }
      if (wait.isPositive()) {
        pauses.pause(wait);
      }
      payment = inquiry.ask(payment, attempt, QUERY_LIMIT, Speaker.PAYKKA_QUERY_ON_RETURN);
    }
    return new BackToShop(payment);
  }

  private static boolean isOpen(Payment payment, AttemptId attempt) {
    return payment.attempt(attempt).orElseThrow().state().isOpen();
  }
}
