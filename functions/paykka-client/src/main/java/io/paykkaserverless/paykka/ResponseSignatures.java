package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks the signature on PayKKa's responses as far as the policy asks for it. The signed text is
 * assumed to be the request's: its method and path, then the response's timestamp, nonce and body.
 */
public final class ResponseSignatures {

  private static final String METHOD = "POST";

  private final ResponseSignaturePolicy policy;
  private final Optional<PaykkaVerifier> verifier;
  private final Signals signals;

  /**
   * Prepares to check.
   *
   * @param keys PayKKa's public keys; may be empty only where the policy is {@link
   *     ResponseSignaturePolicy#OFF}
   * @throws IllegalArgumentException when there is nothing to check with, and checking is asked for
   */
  public ResponseSignatures(
      ResponseSignaturePolicy policy,
      List<? extends PublicKey> keys,
      InstantSource clock,
      Signals signals) {
    this.policy = policy;
    this.verifier =
        policy == ResponseSignaturePolicy.OFF
            ? Optional.empty()
            : Optional.of(new PaykkaVerifier(keys, clock));
    this.signals = signals;
  }

  /**
   * Whether {@code answer} may be believed.
   *
   * @param path the request's path
   * @param transId what it is about, for the operators
   */
  boolean believe(HttpAnswer answer, String path, String transId) {
    if (verifier.isEmpty()) {
      return true;
    }
    Verification verification =
        verifier.get().verify(METHOD, path, answer.headers(), answer.body());
    return switch (verification) {
      case Verification.Verified _ -> true;
      case Verification.Rejected _ -> {
        signals.raise(Signal.PAYKKA_ANSWER_UNSIGNED, transId);
        yield policy != ResponseSignaturePolicy.ENFORCE;
      }
    };
  }

  /** Whether an answer that cannot be checked must not be believed. */
  boolean isEnforced() {
    return policy == ResponseSignaturePolicy.ENFORCE;
  }
}
