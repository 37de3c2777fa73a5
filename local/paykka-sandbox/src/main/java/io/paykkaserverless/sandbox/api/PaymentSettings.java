package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.ResultCode;
import java.time.Duration;
import java.util.Optional;

/**
 * How payments are taken, where PayKKa publishes nothing or leaves a choice.
 *
 * @param encryptedCardLifetime how long after its encryption a card may be used
 * @param captureDelay under automatic capture, AUTHORIZED is reported first and SUCCESS this much
 *     later; none for SUCCESS at once
 * @param insufficientFunds what 4000000000009995 answers
 */
public record PaymentSettings(
    Duration encryptedCardLifetime, Optional<Duration> captureDelay, ResultCode insufficientFunds) {

  /** 15 minutes, captured at once, {@code 3051}. */
  public static final PaymentSettings DEFAULT =
      new PaymentSettings(
          Duration.ofMinutes(15), Optional.empty(), new ResultCode("3051", "Insufficient funds"));

  /** The same with a capture some time after approval. */
  public PaymentSettings withCaptureDelay(Duration delay) {
    return new PaymentSettings(encryptedCardLifetime, Optional.of(delay), insufficientFunds);
  }
}
