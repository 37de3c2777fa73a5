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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request to PayKKa's v3 API, signed, and its answer, checked. Sends each request once, with
 * one exception: where PayKKa refused our signature and there is another signing key, or one turns
 * up when they are read again, the same request goes once more under that one. PayKKa processed
 * nothing the first time; where that is not certain, what came of it is not either. So our key can
 * be replaced here and at PayKKa in any order. Safe for use by several threads.
 */
final class SignedCall {

  private static final String METHOD = "POST";

  private final PaykkaSettings settings;
  private final Rotating<List<PrivateKey>> keys;
  private final ResponseSignatures signatures;
  private final InstantSource clock;
  private final IdSource nonces;
  private final Signals signals;
  private final HttpTransport transport;

  /**
   * Opens no connection and reads no key; both happen with the first call.
   *
   * @param keys our signing keys, the one to sign with first
   * @param transport takes the requests to PayKKa
   * @param signatures what to make of the signatures on PayKKa's answers
   * @param clock gives the signed timestamp
   * @param nonces gives each request its nonce
   * @param signals hears of a signing key that cannot be read
   */
  SignedCall(
      PaykkaSettings settings,
      Rotating<List<PrivateKey>> keys,
      HttpTransport transport,
      ResponseSignatures signatures,
      InstantSource clock,
      IdSource nonces,
      Signals signals) {
    this.settings = settings;
    this.keys = keys;
    this.transport = transport;
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
    Tries tries = new Tries(operation, body, subject, System.nanoTime() + limit.toNanos());
    try {
      List<PrivateKey> known = keys.current();
      tries.under(known);
      if (tries.wantAnotherKey() && keys.refresh()) {
        tries.under(keys.current().stream().filter(key -> !known.contains(key)).toList());
      }
      return tries.settled();
    } catch (SecretUnavailable _) {
      signals.raise(Signal.SIGNING_KEY_UNAVAILABLE, subject);
      return tries.settled(new CallOutcome.NotSent("our signing key cannot be read"));
    }
  }

  /** One request, under one key after the other while PayKKa refuses our signature. */
  private final class Tries {

    private final Operation operation;
    private final byte[] body;
    private final String subject;
    private final long deadlineNanos;
    private Optional<CallOutcome> latest = Optional.empty();

    /** Somebody answered 401, and where signatures are enforced nobody knows who. */
    private boolean doubted;

    Tries(Operation operation, byte[] body, String subject, long deadlineNanos) {
      this.operation = operation;
      this.body = body;
      this.subject = subject;
      this.deadlineNanos = deadlineNanos;
    }

    void under(List<PrivateKey> keys) {
      for (PrivateKey key : keys) {
        Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
        if (latest.isPresent() && !wantAnotherKey()) {
          return;
        }
        CallOutcome outcome = askOnce(key, operation, body, subject, left);
        doubted |= isNobodysWord(outcome);
        latest = Optional.of(outcome);
      }
    }

    boolean wantAnotherKey() {
      return latest.filter(CallOutcome.SignatureRefused.class::isInstance).isPresent()
          && deadlineNanos - System.nanoTime() > 0;
    }

    CallOutcome settled() {
      return settled(latest.orElseThrow());
    }

    /**
     * What came of all of it. After a 401 that might not have been PayKKa's the request may have
     * had its effect, whatever a later refusal says: only that it was taken up is believed then.
     */
    CallOutcome settled(CallOutcome last) {
      boolean takenUp =
          last instanceof CallOutcome.Answered(PaykkaAnswer answer)
              && answer.envelope() instanceof PaykkaAnswer.Envelope.TakenUp;
      return doubted && !takenUp
          ? new CallOutcome.NoAnswer("HTTP 401, which cannot be checked")
          : last;
    }
  }

  private boolean isNobodysWord(CallOutcome outcome) {
    return signatures.isEnforced()
        && outcome instanceof CallOutcome.SignatureRefused refused
        && !refused.believed();
  }

  private CallOutcome askOnce(
      PrivateKey key, Operation operation, byte[] body, String subject, Duration limit) {
    URI address = settings.address(operation);
    String path = address.getRawPath();
    SignedHeaders signed = new PaykkaSigner(key, clock, nonces).sign(METHOD, path, body);
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
}
