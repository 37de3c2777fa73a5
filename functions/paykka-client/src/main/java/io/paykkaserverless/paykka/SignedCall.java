package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.http.HttpOutcome;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.SignedHeaders;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One request to PayKKa's v3 API, signed, and its answer, checked. Sends each request once, with
 * one exception: where PayKKa refused our signature and the signing key turns out to have changed,
 * the same request goes once more under the new key. Nothing was processed the first time. Safe for
 * use by several threads.
 */
final class SignedCall {

  private static final String METHOD = "POST";

  private final PaykkaSettings settings;
  private final Rotating<PrivateKey> key;
  private final ResponseSignatures signatures;
  private final InstantSource clock;
  private final IdSource nonces;
  private final Signals signals;
  private final HttpTransport transport = new HttpTransport();

  /**
   * Opens no connection and reads no key; both happen with the first call.
   *
   * @param key our signing key
   * @param signatures what to make of the signatures on PayKKa's answers
   * @param clock gives the signed timestamp
   * @param nonces gives each request its nonce
   * @param signals hears of a signing key that cannot be read
   */
  SignedCall(
      PaykkaSettings settings,
      Rotating<PrivateKey> key,
      ResponseSignatures signatures,
      InstantSource clock,
      IdSource nonces,
      Signals signals) {
    this.settings = settings;
    this.key = key;
    this.signatures = signatures;
    this.clock = clock;
    this.nonces = nonces;
    this.signals = signals;
  }

  /**
   * Asks PayKKa.
   *
   * @param subject what it is about, for the operators
   * @param limit for all of it together
   */
  CallOutcome ask(Operation operation, byte[] body, String subject, Duration limit) {
    long startNanos = System.nanoTime();
    try {
      CallOutcome outcome = askOnce(operation, body, subject, limit);
      Duration left = limit.minusNanos(System.nanoTime() - startNanos);
      boolean again =
          outcome instanceof CallOutcome.SignatureRefused && left.isPositive() && key.refresh();
      return settled(again ? askOnce(operation, body, subject, left) : outcome);
    } catch (SecretUnavailable _) {
      signals.raise(Signal.SIGNING_KEY_UNAVAILABLE, subject);
      return new CallOutcome.NotSent("our signing key cannot be read");
    }
  }

  private CallOutcome askOnce(Operation operation, byte[] body, String subject, Duration limit) {
    URI address = settings.address(operation);
    String path = address.getRawPath();
    SignedHeaders signed = new PaykkaSigner(key.current(), clock, nonces).sign(METHOD, path, body);
    Map<String, String> headers = signed.ofRequest(settings.appId());
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "paykka-serverless");
    return switch (transport.post(address, headers, body, limit)) {
      case HttpOutcome.Answered(HttpAnswer answer) -> read(answer, path, subject);
      case HttpOutcome.NotSent(String cause) -> new CallOutcome.NotSent(cause);
      case HttpOutcome.NoAnswer(String cause) -> new CallOutcome.NoAnswer(cause);
    };
  }

  private CallOutcome read(HttpAnswer answer, String path, String subject) {
    if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return new CallOutcome.SignatureRefused(ErrorCodes.UNAUTHORIZED.asFailure(), false);
    }
    // Of a server error nothing is believed, so there is nothing to check.
    boolean believed =
        answer.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR
            || signatures.believe(answer, path, subject);
    if (!believed) {
      return new CallOutcome.NoAnswer("HTTP " + answer.status() + ", not signed by PayKKa");
    }
    PaykkaAnswer read = PaykkaAnswer.of(answer);
    Optional<String> code = read.refusalOfOurSignature();
    return code.isPresent()
        ? new CallOutcome.SignatureRefused(
            new Failure(ErrorCodes.reasonFor(code.get()), code.get()), true)
        : new CallOutcome.Answered(read);
  }

  /** Where signatures are enforced, a 401 is nobody's word. */
  private CallOutcome settled(CallOutcome outcome) {
    return outcome instanceof CallOutcome.SignatureRefused refused
            && !refused.believed()
            && signatures.isEnforced()
        ? new CallOutcome.NoAnswer("HTTP 401, which cannot be checked")
        : outcome;
  }
}
